import type { ReactNode } from "react";

/** A page that has only something to say: what happened, why, and what to do. */
export function Notice({ mark, title, children }: { mark: string; title: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center gap-3 px-6 py-16">
      <p className="font-mono text-muted">{mark}</p>
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <div className="flex flex-col gap-4 text-muted">{children}</div>
    </main>
  );
}
