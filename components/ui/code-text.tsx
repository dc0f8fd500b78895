import { type CodeToken, highlight } from "./highlight";

const looks: Record<NonNullable<CodeToken["kind"]>, string> = {
  comment: "text-muted italic",
  string: "text-completed",
  number: "text-limited",
  keyword: "text-accent",
};

/** Code in colours, nothing around it. */
export function CodeText({ text, language }: { text: string; language: string }) {
  return highlight(text, language).map((token, index) =>
    token.kind ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of one text keep their places
      <span key={index} className={looks[token.kind]}>
        {token.text}
      </span>
    ) : (
      token.text
    ),
  );
}

/** Code to read: lines with numbers that are not selected along. */
export function CodeLines({ text, language, label }: { text: string; language: string; label: string }) {
  const count = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  const numbers = Array.from({ length: Math.max(1, count) }, (_, index) => index + 1).join("\n");
  return (
    <div className="flex min-w-0 font-mono text-[length:var(--code-size,0.875rem)] leading-[1.55]">
      <pre aria-hidden className="shrink-0 select-none py-3 pr-3 pl-4 text-right text-muted">
        {numbers}
      </pre>
      <section
        aria-label={label}
        // A box that scrolls must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        tabIndex={0}
        className="min-w-0 flex-1 overflow-x-auto py-3 pr-4 focus-visible:-outline-offset-2"
      >
        <pre>
          <code>
            <CodeText text={text} language={language} />
          </code>
        </pre>
      </section>
    </div>
  );
}
