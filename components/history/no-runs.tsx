import { History, SearchX } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";

/** Where there is no run, or none that fits. */
export function NoRuns({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState
        icon={<SearchX className="size-5" />}
        title="No run fits"
        action={<Button onClick={onClear}>Clear filters</Button>}
      >
        A text is looked for in titles and first lines, not in the whole program.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<History className="size-5" />}
      title="Nothing has run yet"
      action={
        <Link href="/" prefetch={false} className="text-accent underline underline-offset-4">
          Go to the editor
        </Link>
      }
    >
      Every run appears here by itself, with its code, its input and what it printed.
    </EmptyState>
  );
}
