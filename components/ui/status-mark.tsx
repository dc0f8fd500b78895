import { clsx } from "clsx";
import { CircleCheck, CircleDashed, CircleX, LoaderCircle, TriangleAlert } from "lucide-react";

const marks = {
  queued: { Icon: CircleDashed, look: "text-queued" },
  running: { Icon: LoaderCircle, look: "text-running" },
  completed: { Icon: CircleCheck, look: "text-completed" },
  failed: { Icon: CircleX, look: "text-failed" },
  limited: { Icon: TriangleAlert, look: "text-limited" },
} as const;

/** How something stands: an icon and a word in the status's hue. */
export function StatusMark({ tone, word }: { tone: keyof typeof marks; word: string }) {
  const { Icon, look } = marks[tone];
  return (
    <span className={clsx("inline-flex items-center gap-1.5 font-medium", look)}>
      <Icon aria-hidden className={clsx("size-3.5 shrink-0", tone === "running" && "animate-spin")} />
      {word}
    </span>
  );
}
