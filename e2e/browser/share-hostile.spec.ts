import { outputText } from "./output-steps";
import { expect, printed, shareRun, test } from "./share-support";

const attack = "</script><img src=x onerror=document.title='pwned'><svg onload=alert(1)>";
const fileName = `${attack.replaceAll("/", "")}.py`;

test("what somebody shares is text on my screen, whatever it is", async ({ page }) => {
  const output = `\u001b]0;pwned\u0007\u001b]8;;javascript:alert(1)\u001b\\link\u001b]8;;\u001b\\ ${attack}`;
  const link = await shareRun(page, {
    language: "python",
    title: attack,
    files: [
      { path: fileName, content: `print(${JSON.stringify(output)}) # ${attack}` },
      { path: "b.txt", content: attack },
    ],
    entrypoint: fileName,
    stdin: attack,
    args: [attack],
  });
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(attack);
  await expect(printed(page)).toContainText("link ");
  expect(await outputText(page)).toBe(`link ${attack}\n`);
  await expect(page.getByRole("region", { name: "Input" })).toContainText(attack);
  await expect(page).toHaveTitle(`${attack} · Podium`);
  expect(await page.locator("img, svg[onload], [onerror], a[href^='javascript:']").count()).toBe(0);
});
