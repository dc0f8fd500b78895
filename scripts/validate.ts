import { fix, runChecks } from "./steps/checks";
import { prepareParts } from "./steps/prepare";
import type { Tools } from "./steps/tools";

/** `npm run validate`: what CI checks besides the tests. With `--fix`, mends format and generated files first. */
export async function main(tools: Tools): Promise<void> {
  await prepareParts(tools);
  if (tools.args.includes("--fix")) await fix(tools);
  const { failed } = await runChecks(tools);
  if (failed > 0) throw new tools.Refusal(`${failed} of the checks failed.`);
}
