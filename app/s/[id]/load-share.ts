import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { SharedRun } from "@/lib/client/shares/watch-port";
import type { ExecutionEvent } from "@/lib/contracts/events";
import type { Execution } from "@/lib/contracts/executions";
import { shareIdSchema } from "@/lib/contracts/shares";
import { pageCaller } from "@/lib/http/page-caller";
import { pageOrigin } from "@/lib/http/page-origin";
import { isProblemError } from "@/lib/http/problem";
import { sharePage } from "@/lib/http/share-answers";
import { sharedExecution } from "@/lib/http/shared-execution";
import { services } from "@/lib/services";
import { type Share, shareToken } from "@/lib/shares/service";

/** Time the page waits for output that is already there, in milliseconds. */
const readMs = 500;
/** Characters of output the page brings along; a reader asks for the rest while the page is already there. */
const broughtCharacters = 64 * 1024;

/** Everything the shared page shows. */
export interface LoadedShare {
  share: Share;
  url: string;
  /** Whether the reader made it and may stop sharing. */
  mine: boolean;
  run?: SharedRun;
}

/** Loads a share once for the page and its title; answers 404 for what never was and for what was revoked. */
export const loadShare = cache(async (id: string): Promise<LoadedShare> => {
  const all = services();
  const requestHeaders = await headers();
  const share = shareIdSchema.safeParse(id).success ? await found(id) : notFound();
  // Without the database nobody is known; then nothing could be read above either.
  const mine = await all.shares.isOwner({ ownerId: (await pageCaller()).ownerId }, id);
  const execution = await sharedExecution(all, share);
  const run = execution && { execution, token: shareToken(id), ...(await runSoFar(id, execution)) };
  return { share, mine, url: sharePage(pageOrigin(requestHeaders), id), run };
});

async function found(id: string): Promise<Share> {
  try {
    return await services().shares.get(id);
  } catch (error) {
    if (isProblemError(error) && error.code === "not_found") notFound();
    throw error;
  }
}

/** What the run has printed by now, as much as the page brings along. */
async function runSoFar(id: string, execution: Execution): Promise<Pick<SharedRun, "events" | "complete">> {
  const events: ExecutionEvent[] = [];
  const late = AbortSignal.timeout(readMs);
  const reader = await services().executions.read({ token: shareToken(id) }, execution.id, 0);
  try {
    let characters = 0;
    while ((events.at(-1)?.seq ?? 0) < execution.lastSeq && characters < broughtCharacters) {
      const next = await reader.next(late);
      if (next.length === 0) break;
      events.push(...next);
      characters += next.reduce((sum, event) => sum + ("text" in event ? event.text.length : 0), 0);
    }
  } finally {
    reader.close();
  }
  const over = execution.result !== undefined;
  return { events, complete: over && (events.at(-1)?.seq ?? 0) >= execution.lastSeq };
}
