import { benchCluster } from "../bench/cluster";
import { bench } from "../bench/main";
import { packagedKubectl } from "./steps/kubernetes/kubectl";
import { prepareServer } from "./steps/prepare";
import type { Tools } from "./steps/tools";

/**
 * `npm run bench`: measures the built server on this machine and keeps the report in bench/reports/.
 * `npm run bench -- soak 10000`: so many executions without a pause. `npm run bench -- cluster`: with pods of the test cluster.
 */
export async function main(tools: Tools): Promise<void> {
  await prepareServer(tools);
  if (tools.args[0] === "cluster") {
    await packagedKubectl(tools);
    await benchCluster(tools.root, (line) => tools.progress.line(line));
    return;
  }
  const total = tools.args[0] === "soak" ? Number(tools.args[1] ?? 10_000) : 0;
  if (!Number.isInteger(total)) throw new tools.Refusal("Say how many: npm run bench -- soak 10000");
  await bench(tools.root, (line) => tools.progress.line(line), total);
}
