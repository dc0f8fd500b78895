"use client";

import { Notice } from "@/components/ui/notice";
import { awayWords, useAway } from "@/lib/client/away";

/** Stands in for a page that failed to render. */
export default function PageError({ error }: { error: Error & { digest?: string } }) {
  const away = useAway();
  return (
    <Notice mark="500" title="This page could not be shown">
      <p>
        {away ? awayWords[away] : "Podium failed while making it. Your running programs are not affected."}
        {error.digest ? ` The server's log has it under ${error.digest}.` : ""}
      </p>
      <p>
        <button
          type="button"
          // Whatever failed, this asks the server for all of it again.
          onClick={() => location.reload()}
          className="h-9 rounded-control bg-accent px-4 font-medium text-on-accent hover:opacity-90"
        >
          Try again
        </button>
      </p>
    </Notice>
  );
}
