"use client";

import { useEffect, useMemo, useState } from "react";
import { NoScripts } from "@/components/scripts/no-scripts";
import { PlaceDialog } from "@/components/scripts/place-dialog";
import { ScriptTable } from "@/components/scripts/script-table";
import { ScriptTools } from "@/components/scripts/script-tools";
import { TagsDialog } from "@/components/scripts/tags-dialog";
import { ShareDialog } from "@/components/share/share-dialog";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { ErrorState, LoadingRows } from "@/components/ui/states";
import { scriptApi } from "@/lib/client/scripts/script-api";
import { ScriptList, type ScriptListState } from "@/lib/client/scripts/script-list";
import { useSelected } from "@/lib/client/store";
import type { LanguageInfo } from "@/lib/contracts/executions";
import type { ScriptPage, ScriptSummary } from "@/lib/contracts/scripts";
import { createScriptActions } from "./script-actions";
import { useImport } from "./use-import";
import { useOpenScript } from "./use-open-script";

/** Properties of {@link ScriptsView}. */
export interface ScriptsViewProps {
  first: ScriptPage;
  languages: readonly Pick<LanguageInfo, "id" | "name" | "extensions">[];
}

const whole = (state: ScriptListState) => state;

/** The account's scripts, and what can be done with each. */
export function ScriptsView({ first, languages }: ScriptsViewProps) {
  const [list] = useState(() => new ScriptList(first));
  const { items, folders, tags, filter, busy, problem, nextCursor } = useSelected(list, whole);
  const [placing, setPlacing] = useState<ScriptSummary>();
  const [tagging, setTagging] = useState<ScriptSummary>();
  const [sharing, setSharing] = useState<ScriptSummary>();
  const names = useMemo(() => new Map(languages.map(({ id, name }) => [id, name])), [languages]);
  const open = useOpenScript();
  const actions = useMemo(() => createScriptActions(list), [list]);
  const { importing, importFiles } = useImport(list, languages);
  // The page that comes back from the router's cache may be older than what was saved since.
  useEffect(() => void list.show(), [list]);

  const filtered = Boolean(filter.text || filter.tag) || filter.folder !== undefined;
  const empty = items.length === 0;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ScriptTools
        filter={filter}
        folders={folders}
        tags={tags}
        onFilter={(next) => void list.show(next)}
        onImport={(files) => void importFiles(files)}
        importing={importing}
        exportable={!empty || filtered}
      />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {empty && busy === "list" ? <LoadingRows rows={8} label="Loading the scripts" /> : null}
        {empty ? null : (
          <ScriptTable
            scripts={items}
            languages={names}
            stale={busy === "list"}
            bin={filter.bin === true}
            actions={{ ...actions, open, place: setPlacing, tag: setTagging, share: setSharing }}
            onTag={(tag) => void list.show({ ...filter, tag })}
          />
        )}
        {problem ? (
          <ErrorState
            title="The scripts could not be read"
            action={<Button onClick={() => void list.show()}>Try again</Button>}
          >
            {problem}
          </ErrorState>
        ) : null}
        {empty && busy === null && !problem ? (
          <NoScripts bin={filter.bin === true} filtered={filtered} onClear={() => void list.show({})} />
        ) : null}
        {nextCursor ? (
          <div className="flex justify-end px-3 py-3">
            <Button onClick={() => void list.more()}>{busy === "more" ? "Loading…" : "Show older"}</Button>
          </div>
        ) : null}
      </div>
      {placing ? (
        <PlaceDialog
          script={placing}
          folders={folders}
          onClose={() => setPlacing(undefined)}
          onPlace={(title, folder) => actions.place(placing, title, folder)}
        />
      ) : null}
      {tagging ? (
        <TagsDialog
          script={tagging}
          known={tags}
          onClose={() => setTagging(undefined)}
          onTag={(chosen) => actions.tag(tagging, chosen)}
        />
      ) : null}
      <Dialog open={sharing !== undefined} onOpenChange={(shown) => shown || setSharing(undefined)}>
        {sharing ? (
          <DialogContent title={`Share “${sharing.title}”`}>
            <ShareDialog document={async () => (await scriptApi.get(sharing.id)).document} execution={null} />
          </DialogContent>
        ) : null}
      </Dialog>
    </div>
  );
}
