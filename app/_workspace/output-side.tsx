"use client";

import { useCallback } from "react";
import { LimitsPopover } from "@/components/limits/limits-popover";
import { OutcomeLine } from "@/components/output/outcome-line";
import { OutputPanel } from "@/components/output/output-panel";
import type { ErrorLocation } from "@/lib/client/run/locate-error";
import type { Limits } from "@/lib/contracts/limits";
import type { PageState } from "./page-state";
import { userFiles } from "./use-code-problem";
import { useTimeLimit } from "./use-time-limit";

const side = "flex min-h-0 flex-1 flex-col";
/** For a projector the bar goes, since the foot of the page says the same, and what it says of the end is larger. */
const projected = "[&_[aria-label='How_it_ended']]:[zoom:1.4] [&_header]:hidden";

/** Properties of {@link OutputSide}. */
export interface OutputSideProps {
  page: PageState;
  fontSize: number;
  /** Nothing but the output, for a projector. */
  bare: boolean;
}

/** What the program prints; on a narrow page with the outcome at its foot, since there is no bar. */
export function OutputSide({ page, fontSize, bare }: OutputSideProps) {
  const { draft, view, editor, session } = page;
  const reveal = useCallback(
    ({ file, line, column }: ErrorLocation) => {
      if (!draft.getState().draft.files.some(({ path }) => path === file)) return;
      view.update((state) => ({ ...state, side: "left" }));
      draft.change((state) => (state.active === file ? state : { ...state, active: file }));
      // After the tab was drawn.
      requestAnimationFrame(() => editor.current?.reveal(line, column));
    },
    [draft, view, editor],
  );
  const time = useTimeLimit(page);
  // Run it again tomorrow, and it has the same time.
  const onLarger = useCallback(
    ({ wallMs }: Partial<Limits>) => wallMs && draft.change((state) => ({ ...state, timeMs: wallMs })),
    [draft],
  );
  const files = useCallback(() => userFiles(draft.getState().draft), [draft]);
  return (
    <section aria-label="Output" data-side="output" className={bare ? `${side} ${projected}` : side}>
      <div className="min-h-0 flex-1">
        <OutputPanel
          session={session}
          onReveal={reveal}
          files={files}
          limits={<LimitsPopover time={time} />}
          onLarger={onLarger}
          languages={page.languages}
          fontSize={fontSize}
          after={page.usable.done}
        />
      </div>
      <div className="shrink-0 border-line border-t bg-surface px-3 py-1.5 empty:hidden md:hidden">
        <OutcomeLine session={session} />
      </div>
    </section>
  );
}
