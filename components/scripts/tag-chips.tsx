import { clsx } from "clsx";

/** Properties of {@link TagChips}. */
export interface TagChipsProps {
  tags: readonly string[];
  /** How many are shown; the rest is counted. */
  most?: number;
  /** Makes each a button. */
  onChoose?: (tag: string) => void;
  /** Takes several lines, and cuts nothing. */
  wrap?: boolean;
  className?: string;
}

/** Characters of a tag that never gives way to others in its line. */
const SHORT = 8;

const chip = "block h-5 min-w-6 truncate rounded-sm border border-line bg-surface px-1.5 text-xs leading-4.5";

/** The tags of a script in one line; long ones give way. */
export function TagChips({ tags, most = tags.length, onChoose, wrap = false, className }: TagChipsProps) {
  if (tags.length === 0) return null;
  const rest = tags.slice(most);
  const width = wrap ? "max-w-full" : "max-w-40";
  return (
    <ul aria-label="Tags" className={clsx("flex min-w-0 items-center gap-1", wrap && "flex-wrap", className)}>
      {tags.slice(0, most).map((tag) => (
        <li key={tag} className={tag.length <= SHORT ? "shrink-0" : "min-w-0"}>
          {onChoose ? (
            <button
              type="button"
              title={`Show what is tagged ${tag}`}
              onClick={() => onChoose(tag)}
              className={clsx(
                chip,
                width,
                "w-full cursor-pointer text-muted hover:border-line-strong hover:text-ink pointer-coarse:h-7 pointer-coarse:leading-6.5",
              )}
            >
              {tag}
            </button>
          ) : (
            <span className={clsx(chip, width, "text-muted")} title={tag}>
              {tag}
            </span>
          )}
        </li>
      ))}
      {rest.length > 0 ? (
        <li className="tabular shrink-0 text-muted text-xs" title={rest.join(", ")}>
          <span aria-hidden>+{rest.length}</span>
          <span className="sr-only">and {rest.join(", ")}</span>
        </li>
      ) : null}
    </ul>
  );
}
