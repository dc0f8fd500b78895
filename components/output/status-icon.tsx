import { CircleCheck, CircleDashed, CircleX, Gauge, type LucideIcon, Circle } from "lucide-react";
import { clsx } from "clsx";
import type { Tone } from "@/lib/client/run/words";

const icons: Record<Tone, { icon: LucideIcon; colour: string }> = {
  queued: { icon: CircleDashed, colour: "text-queued" },
  running: { icon: Circle, colour: "text-running" },
  completed: { icon: CircleCheck, colour: "text-completed" },
  failed: { icon: CircleX, colour: "text-failed" },
  limited: { icon: Gauge, colour: "text-limited" },
};

/** The sign of a status: a shape of its own for each hue, since colour alone says nothing to many. */
export function StatusIcon({ tone, className }: { tone: Tone; className?: string }) {
  const { icon: Icon, colour } = icons[tone];
  return (
    <Icon
      aria-hidden
      className={clsx("size-3.5 shrink-0", colour, tone === "running" && "animate-pulse fill-current", className)}
    />
  );
}
