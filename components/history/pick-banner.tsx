import { GitCompareArrows } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Says that the next run chosen is the one to compare with. */
export function PickBanner({ onCancel }: { onCancel: () => void }) {
  return (
    <div role="status" className="flex items-center gap-2 border-line border-b bg-accent/10 px-3 py-1.5 text-sm">
      <GitCompareArrows className="size-4 shrink-0 text-accent" aria-hidden />
      <span className="min-w-0 flex-1">Choose the run to compare with.</span>
      <Button onClick={onCancel}>Cancel</Button>
    </div>
  );
}
