import type { SandboxProfile } from "../engine";
import { EngineUnavailableError } from "../engine";
import { RunnerConnection } from "../protocol/connection";
import type { EngineContext } from "./context";
import type { Place } from "./place";
import { createPlace, makingLimits, runLimits } from "./place";
import { LocalSandbox } from "./sandbox";

const START_MS = 10_000;

/**
 * Makes a sandbox whose runner has said hello and whose primed process waits.
 * @param urgency aborted when, or as soon as, somebody waits for it.
 * @throws EngineUnavailableError with bubblewrap's own words when it does not start.
 */
export async function createSandbox(
  context: EngineContext,
  profile: SandboxProfile,
  urgency: AbortSignal,
): Promise<LocalSandbox> {
  const place = await createPlace(context, profile, urgency.aborted).catch((cause: unknown) => {
    if (cause instanceof EngineUnavailableError) throw cause;
    throw new EngineUnavailableError(`A sandbox could not be made: ${String(cause)}`, { cause });
  });
  const hurry = () => hasten(place, profile);
  urgency.addEventListener("abort", hurry);
  try {
    const { stream } = place.process;
    const connection = new RunnerConnection(stream, stream);
    await withDeadline(greet(connection, profile), START_MS);
    place.cgroup?.setLimits(runLimits(profile.limits));
    return new LocalSandbox(place, connection, profile.prime !== undefined, context.options.now);
  } catch (cause) {
    await place.destroy();
    throw new EngineUnavailableError(`A sandbox did not start: ${explain(place, cause)}`, { cause });
  } finally {
    urgency.removeEventListener("abort", hurry);
  }
}

function hasten(place: Place, profile: SandboxProfile): void {
  try {
    place.cgroup?.setLimits(makingLimits(profile.limits, true));
  } catch {
    // It is being taken away; whoever waits will be told.
  }
}

async function greet(connection: RunnerConnection, profile: SandboxProfile): Promise<void> {
  await connection.hello;
  if (!profile.prime) return;
  const { openFiles, fileBytes, network } = profile.limits;
  await connection.prime({ ...profile.prime, nofile: openFiles, fsize: fileBytes, network });
}

function explain(place: Place, cause: unknown): string {
  return place.process.words() || (cause instanceof Error ? cause.message : String(cause));
}

async function withDeadline(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
