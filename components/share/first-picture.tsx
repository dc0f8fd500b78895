import { OutputText } from "@/components/ui/output-text";
import { StatusMark } from "@/components/ui/status-mark";
import { formatCount } from "@/lib/client/run/format";
import { figuresOf, type RunView, statusOf } from "@/lib/client/shares/run-view";

/** The run as the server knew it, readable before any script; of the same measures as the pane that takes its place. */
export function FirstPicture({ view: { state, chunks, dropped } }: { view: RunView }) {
  const { tone, word, sentence } = statusOf(state);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex h-9 shrink-0 items-center border-line border-b px-3 text-sm">
        <StatusMark tone={tone} word={word} />
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
        <span className="font-medium">{sentence ?? word}</span>
        <span className="tabular text-muted">{figuresOf(state).join(" · ")}</span>
      </footer>
    </div>
  );
}
