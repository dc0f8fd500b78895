import { OutputText } from "@/components/ui/output-text";
import type { ReactNode } from "react";
import { formatCount } from "@/lib/client/run/format";
import { figuresOf, type RunView, statusOf } from "@/lib/client/shares/run-view";

/** Properties of {@link FirstPicture}. */
export interface FirstPictureProps {
  view: RunView;
  /** The sign of how it stands, as the pane shows it. */
  icon: ReactNode;
}

/** The run as the server knew it, readable before any script; of the same measures as the pane that takes its place. */
export function FirstPicture({ view: { state, chunks, dropped }, icon }: FirstPictureProps) {
  const { word } = statusOf(state);
  const figures = figuresOf(state);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex h-9 shrink-0 items-center gap-2 border-line border-b px-3 text-sm">
        {icon}
        {word}
      </header>
      {state.artifacts.length > 0 ? (
        <p className="flex h-9 shrink-0 items-center gap-4 overflow-hidden border-line border-b px-4 text-muted text-sm">
          {["Output", ...state.artifacts.map(({ path }) => path.split("/").at(-1))].map((name) => (
            <span key={name}>{name}</span>
          ))}
        </p>
      ) : null}
      <div className="min-h-0 flex-1 overflow-auto px-3 py-2">
        {dropped > 0 ? <p className="pb-2 text-muted text-sm">… {formatCount(dropped)} earlier characters.</p> : null}
        <pre className="whitespace-pre-wrap break-words font-mono leading-[1.35]">
          <OutputText pieces={chunks} />
        </pre>
      </div>
      <footer className="flex min-h-8 shrink-0 items-center gap-x-1.5 border-line border-t bg-surface px-3 text-xs">
        {icon}
        <span className={figures.length > 0 ? "font-medium" : ""}>{word}</span>
        {figures.map((figure) => (
          <span key={figure} className="tabular flex items-center gap-1.5 text-muted">
            <span aria-hidden>·</span> {figure}
          </span>
        ))}
      </footer>
    </div>
  );
}
