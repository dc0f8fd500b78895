"use strict";
/*
 * Runs TypeScript without tsc: types are stripped in this process, and only what stripping cannot do (enums, namespaces,
 * parameter properties) is transformed. Preloaded before main.ts, it waits warm with the compiler loaded when
 * PODIUM_PRIMED is set.
 */
{
  for (const name of ["net", "tty", "stream", "util", "vm", "url", "readline", "readline/promises"]) require(name);
  const flags = ["--require", "--experimental-vm-modules", "--disable-warning=ExperimentalWarning"];
  const { feed, forget } = require("../node/feed.cjs");
  const { warmUp } = require("./transpile.cjs");
  const { install } = require("./load.cjs");
  const primed = process.env.PODIUM_PRIMED === "1";
  if (primed) {
    warmUp();
    const { entrypoint } = feed(__filename, flags);
    process.argv[1] = `/work/${entrypoint}`;
  } else forget(__filename, flags);
  install(process.argv[1]);
}
