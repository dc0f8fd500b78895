import { FileCode, SearchX, Trash2 } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";

/** Where there is no script, none that fits, or nothing in the bin. */
export function NoScripts({ bin, filtered, onClear }: { bin: boolean; filtered: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState
        icon={<SearchX className="size-5" />}
        title="No script fits"
        action={<Button onClick={onClear}>Clear filters</Button>}
      />
    );
  }
  if (bin) {
    return (
      <EmptyState icon={<Trash2 className="size-5" />} title="The bin is empty">
        What you delete stays here for 30 days.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<FileCode className="size-5" />}
      title="No scripts yet"
      action={
        <Link href="/" prefetch={false} className="text-accent underline underline-offset-4">
          Go to the editor
        </Link>
      }
    >
      Save what you write there, and it is here, with its earlier versions, wherever you sign in. Or import files.
    </EmptyState>
  );
}
