import { pathToFileURL } from "node:url";
import { loadConfig } from "../lib/config/load";
import { readDotEnv } from "./steps/dot-env";
import { prepareServer } from "./steps/prepare";
import type { Tools } from "./steps/tools";

/** `npm start`: builds what is not up to date and becomes the server. */
export async function main(tools: Tools): Promise<void> {
  readDotEnv(tools.root);
  Object.assign(process.env, { NODE_ENV: "production" });
  // A bad setting is told now, not after a minute of building.
  loadConfig(process.env, { root: tools.root });
  const entry = await prepareServer(tools);
  await import(pathToFileURL(entry).href);
}
