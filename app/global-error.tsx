"use client";

import PageError from "./error";
import "./globals.css";

/** Stands in when the frame of the pages itself failed. */
export default function GlobalError(props: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body className="min-h-dvh bg-canvas font-sans text-ink">
        <title>Podium</title>
        <PageError {...props} />
      </body>
    </html>
  );
}
