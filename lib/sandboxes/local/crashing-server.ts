import { bash } from "../conformance/programs";
import { plainProfile } from "../conformance/profiles";
import { createLocalEngine } from "./engine";
import type { LocalEngineOptions } from "./options";

/** A server for a test to kill: three spinning sandboxes, then one line on standard output. */
const silent = () => undefined;
const given = JSON.parse(process.argv[2] ?? "{}") as Pick<
  LocalEngineOptions,
  "cgroups" | "installation" | "uidStart" | "stateFolder" | "runnerPath"
>;
const engine = createLocalEngine({
  ...given,
  bwrapPath: "/usr/bin/bwrap",
  pools: [],
  maxStarting: 4,
  uidCount: 100,
  logger: { info: silent, warn: silent, error: silent },
  now: () => performance.now(),
});
await engine.start();
const sandboxes = await Promise.all([1, 2, 3].map(() => engine.acquire(plainProfile)));
const started = sandboxes.map(
  (sandbox) =>
    new Promise<void>(
      (resolve) =>
        void sandbox.run(bash("trap '' TERM HUP; (setsid sleep 100 &); while :; do :; done"), () => resolve()),
    ),
);
await Promise.all(started);
process.stdout.write("running\n");
