import { pathToFileURL } from "node:url";
import { loadConfig } from "../lib/config/load";
import { readDotEnv } from "./steps/dot-env";
import { bundleServer, prepareParts } from "./steps/prepare";
import type { Tools } from "./steps/tools";

/** `npm run dev`: the server with Next's development mode; pages and routes reload as they are saved. */
export async function main(tools: Tools): Promise<void> {
  readDotEnv(tools.root);
  Object.assign(process.env, { NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" });
  loadConfig(process.env, { root: tools.root });
  await prepareParts(tools);
  await import(pathToFileURL(await bundleServer(tools)).href);
}
