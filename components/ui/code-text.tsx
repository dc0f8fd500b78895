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
