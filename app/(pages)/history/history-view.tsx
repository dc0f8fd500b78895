"use client";

import { clsx } from "clsx";
import { useEffect, useMemo, useRef, useState } from "react";
import type { EditorBundle } from "@/components/editor/load-monaco";
import { HistoryFilters } from "@/components/history/history-filters";
import { HistoryFoot } from "@/components/history/history-foot";
import { NoRuns } from "@/components/history/no-runs";
import { PickBanner } from "@/components/history/pick-banner";
import { RunTable } from "@/components/history/run-table";
import { ErrorState, LoadingRows } from "@/components/ui/states";
import { Button } from "@/components/ui/button";
import { isFiltered } from "@/lib/client/history/filter";
import type { RunPage } from "@/lib/client/history/history-api";
import { HistoryList, type ListState } from "@/lib/client/history/history-list";
import { pagePort } from "@/lib/client/run/port";
import { useSelected } from "@/lib/client/store";
import { CompareView } from "./compare-view";
import type { NamedLanguage } from "./named-language";
import { RunDetail } from "./run-detail";
import { useAddress } from "./use-address";

/** Properties of {@link HistoryView}. */
export interface HistoryViewProps {
  /** Absent: the browser reads it itself. */
  first?: RunPage;
  languages: readonly NamedLanguage[];
  bundle: EditorBundle;
  signedIn: boolean;
  retentionDays: number;
}

const whole = (state: ListState) => state;

/** The list of runs, and beside it the one that was chosen. */
export function HistoryView({ first, languages, bundle, signedIn, retentionDays }: HistoryViewProps) {
  const address = useAddress();
  const { filter, run, other, href, show, onFilter } = address;
  const [list] = useState(() => new HistoryList(filter, first ?? { items: [] }));
  const state = useSelected(list, whole);
  const [base, setBase] = useState<string>();
  const names = useMemo(() => new Map(languages.map(({ id, name }) => [id, name])), [languages]);
  useFollowed(list, JSON.stringify(filter), first !== undefined);

  if (run && other) {
    return <CompareView runs={[run, other]} languages={languages} bundle={bundle} onClose={() => show(run)} />;
  }
  const choose = (id: string) => {
    if (!base || base === id) return show(id);
    setBase(undefined);
    show(base, id);
  };
  const empty = state.items.length === 0;
  const loading = empty && state.busy === "list";
  return (
    <div className="flex min-h-0 flex-1">
      <section aria-label="Runs" className={clsx("flex min-w-0 flex-1 flex-col", run && !base && "max-md:hidden")}>
        <header className="flex flex-col gap-2 border-line border-b px-3 py-2">
          <h1 className="font-semibold">History</h1>
          <HistoryFilters filter={filter} languages={languages} onFilter={onFilter} />
        </header>
        {base ? <PickBanner onCancel={() => setBase(undefined)} /> : null}
        <div className="min-h-0 flex-1 overflow-y-auto">
          {loading ? <LoadingRows rows={12} label="Loading the history" /> : null}
          {empty ? null : (
            <RunTable
              runs={state.items}
              languages={names}
              chosen={base ?? run}
              stale={state.busy === "list"}
              href={(id) => href(id)}
              onChoose={choose}
            />
          )}
          {state.problem ? (
            <ErrorState
              title="The history could not be read"
              action={<Button onClick={() => void list.show(filter)}>Try again</Button>}
            >
              {state.problem}
            </ErrorState>
          ) : null}
          {empty && !loading && !state.problem && !state.nextCursor ? (
            <NoRuns filtered={isFiltered(filter)} onClear={() => onFilter({})} />
          ) : null}
          <HistoryFoot
            more={state.nextCursor !== undefined && !loading}
            busy={state.busy === "more"}
            searching={filter.text !== undefined}
            onMore={() => void list.more()}
            signedIn={signedIn}
            retentionDays={retentionDays}
          />
        </div>
      </section>
      {run && !base ? (
        <RunDetail
          key="detail"
          id={run}
          languages={languages}
          onClose={() => show()}
          onCompare={() => setBase(run)}
          onRun={(id) => show(id)}
          onDeleted={() => {
            list.drop(run);
            show();
          }}
        />
      ) : null}
    </div>
  );
}

/** Reads the list again when the filter is another, and when the server says that something happened. */
function useFollowed(list: HistoryList, filter: string, read: boolean): void {
  const shown = useRef(read ? filter : undefined);
  useEffect(() => {
    if (shown.current === filter) return;
    shown.current = filter;
    void list.show(JSON.parse(filter));
  }, [list, filter]);
  useEffect(() => {
    const leave = pagePort().onHistory(list.touch);
    return () => {
      leave();
      list.stop();
    };
  }, [list]);
}
