import { bench } from "../bench/main";
import { prepareServer } from "./steps/prepare";
import type { Tools } from "./steps/tools";

/**
 * `npm run bench`: measures the built server on this machine and keeps the report in bench/reports/.
 * `npm run bench -- soak 10000`: so many executions without a pause. `npm run bench -- page`: the page only.
 */
export async function main(tools: Tools): Promise<void> {
  await prepareServer(tools);
  const total = tools.args[0] === "soak" ? Number(tools.args[1] ?? 10_000) : 0;
  if (!Number.isInteger(total)) throw new tools.Refusal("Say how many: npm run bench -- soak 10000");
  const pageOnly = tools.args[0] === "page";
  await bench(tools.root, (line) => tools.progress.line(line), { soakTotal: total, pageOnly });
}
