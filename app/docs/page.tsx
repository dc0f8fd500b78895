import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { ApiReference } from "@/components/docs/api-reference";
import { ProblemTable } from "@/components/docs/problem-table";
import { StartHere } from "@/components/docs/start-here";
import { pageOrigin } from "@/lib/http/page-origin";

/** Title of the page. */
export const metadata: Metadata = { title: "API" };

/** The API: a start in four commands, every operation, every problem. */
export default async function DocsPage() {
  const origin = pageOrigin(await headers());
  return (
    <main className="mx-auto flex max-w-5xl flex-col gap-10 px-6 py-12">
      <header className="flex flex-col gap-2">
        <p>
          <Link className="text-accent underline underline-offset-4" href="/">
            Podium
          </Link>
        </p>
        <h1 className="text-3xl font-semibold tracking-tight">API</h1>
      </header>
      <StartHere origin={origin} />
      <section aria-label="Reference">
        <ApiReference />
      </section>
      <ProblemTable />
    </main>
  );
}
