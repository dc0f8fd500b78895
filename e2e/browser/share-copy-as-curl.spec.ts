import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { clipboard, expect, saying, shareCode, test } from "./share-support";

const hostile = `import sys\nprint("it's", '"$HOME" \`id\` $(id) \\\\ !!', sys.argv[1:], input())\n# '; echo pwned\n`;

test("I copy shared code as curl, and the command runs it as it stands", async ({ page }) => {
  const link = await shareCode(page, hostile, { stdin: "Ada's\n", args: ["--name=O'Neil", "*"] });
  await page.goto(link);
  await page.getByRole("button", { name: "Copy as" }).click();
  await saying(page, "Copied the curl command.", () => page.getByRole("menuitem", { name: "curl command" }).click());
  const { stdout } = await promisify(execFile)("bash", ["-c", await clipboard(page)]);
  expect(JSON.parse(stdout)).toMatchObject({
    status: "completed",
    stdout: `it's "$HOME" \`id\` $(id) \\ !! ["--name=O'Neil", '*'] Ada's\n`,
  });
});
