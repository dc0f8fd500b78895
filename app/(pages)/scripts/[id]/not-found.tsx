import Link from "next/link";
import { EmptyState } from "@/components/ui/states";

/** Answer for a script that is not there, or not the reader's. */
export default function NoSuchScript() {
  return (
    <EmptyState
      title="There is no such script"
      action={
        <Link href="/scripts" prefetch={false} className="text-accent underline underline-offset-4">
          To your scripts
        </Link>
      }
    >
      It was deleted for good, or it is not yours.
    </EmptyState>
  );
}
