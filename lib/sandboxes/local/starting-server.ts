import { plainProfile } from "../conformance/profiles";
import type { LocalEngineOptions } from "./options";
import { createNamer } from "./owner-name";
import { createPlace } from "./place";
import { prepareContext } from "./prepare-context";

/** A server for a test to kill: it starts and ends sandboxes without pause, after one line on standard output. */
const silent = () => undefined;
type Given = Pick<LocalEngineOptions, "cgroups" | "installation" | "uidStart" | "stateFolder" | "runnerPath">;
const given = JSON.parse(process.argv[2] ?? "{}") as Given;
const options: LocalEngineOptions = {
  ...given,
  bwrapPath: "/usr/bin/bwrap",
  pools: [],
  maxStarting: 8,
  uidCount: 100,
  logger: { info: silent, warn: silent, error: silent },
  now: () => performance.now(),
};
const { context } = await prepareContext(options, createNamer(options.installation));

async function startAndEnd(): Promise<never> {
  for (;;) {
    const place = await createPlace(context, plainProfile, true);
    // From a program that was only just forked to a runner that waits.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
    await place.destroy();
  }
}
await (await createPlace(context, plainProfile, true)).destroy();
const working = Array.from({ length: 8 }, startAndEnd);
process.stdout.write(`${await context.spawner.pid()}\n`);
await Promise.all(working);
