"use client";

import { Notice } from "@/components/ui/notice";

/** Stands in for a page that failed to render. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Notice mark="500" title="This page could not be shown">
      <p>
        Podium failed while making it. Your running programs are not affected.
        {error.digest ? ` The server's log has it under ${error.digest}.` : ""}
      </p>
      <p>
        <button
          type="button"
          onClick={reset}
          className="h-9 rounded-control bg-accent px-4 font-medium text-on-accent hover:opacity-90"
        >
          Try again
        </button>
      </p>
    </Notice>
  );
}
