import { prepareServer } from "./steps/prepare";
import type { Tools } from "./steps/tools";

/** `npm run build`: everything `npm start` would build, without starting it. */
export async function main(tools: Tools): Promise<void> {
  await prepareServer(tools);
  tools.progress.line("Built.");
}
