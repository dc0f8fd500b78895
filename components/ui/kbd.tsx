import { clsx } from "clsx";

/** A key combination such as `Ctrl+Enter`, one cap for the whole. */
export function Kbd({ keys, inverted = false, className }: { keys: string; inverted?: boolean; className?: string }) {
  return (
    <kbd
      className={clsx(
        "inline-flex h-4.5 shrink-0 items-center rounded-sm border px-1 font-sans text-2xs leading-none",
        inverted ? "border-current/30" : "border-line bg-surface text-muted",
        className,
      )}
    >
      {keys}
    </kbd>
  );
}
