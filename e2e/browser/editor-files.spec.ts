import { expect, test } from "./support/test";
import { drop, openEditor } from "./support/editor";

test("I drop a text and a binary file beside my script, and the script reads both, also after a reload", async ({
  page,
}) => {
  const { write, run, output, saved, expectCode } = await openEditor(page);
  await write("print(open('cities.csv').read().strip(), len(open('dot.bin', 'rb').read()))");
  await drop(page, [
    { name: "cities.csv", content: "Zürich" },
    { name: "dot.bin", content: [0, 255, 1, 2, 3] },
  ]);
  await expect(page.getByText("5 B, not text")).toBeVisible();
  await saved();
  await page.reload();
  const files = page.getByRole("list", { name: "Files" });
  await files.getByRole("button", { name: "cities.csv", exact: true }).click();
  await expectCode("Zürich");
  await run.click();
  await expect(output).toContainText("Zürich 5");
});
