"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";
import { awayWords, useAway } from "@/lib/client/away";

/** Stands in for a page that failed to render; the bar above it stays. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  const away = useAway();
  const [trying, start] = useTransition();
  const again = () =>
    start(() => {
      // By itself the latter shows the same failed answer again.
      router.refresh();
      reset();
    });
  return (
    <ErrorState
      title="This page could not be shown"
      action={
        <Button disabled={trying} onClick={again}>
          {trying ? "Trying …" : "Try again"}
        </Button>
      }
    >
      {away ? awayWords[away] : "Podium failed while making it. Your running programs are not affected."}
      {error.digest ? ` The server's log has it under ${error.digest}.` : ""}
    </ErrorState>
  );
}
