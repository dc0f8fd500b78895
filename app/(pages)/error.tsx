"use client";

import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";

/** Stands in for a page that failed to render; the bar above it stays. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <ErrorState title="This page could not be shown" action={<Button onClick={reset}>Try again</Button>}>
      Podium failed while making it. Your running programs are not affected.
      {error.digest ? ` The server's log has it under ${error.digest}.` : ""}
    </ErrorState>
  );
}
