import { expect, test } from "./support/test";
import { openEditor, paste } from "./support/editor";

const java = 'public class Main {\n  public static void main(String[] args) {\n    System.out.println("hi");\n  }\n}\n';
const bash = '#!/bin/bash\nfor file in *.txt; do\n  echo "$file"\ndone\n';

test("pasting Bash under Python offers to switch, and switches only when I say so", async ({ page }) => {
  const { write } = await openEditor(page);
  await write("");
  await paste(page, bash);
  await expect(page.getByText("Looks like Bash. Switch?")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Language: Python/ })).toBeVisible();
  await page.getByRole("button", { name: "Switch", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Language: Bash/ })).toBeVisible();
});

test("pasting Java says what it looks like and leaves the language alone", async ({ page }) => {
  const { write } = await openEditor(page);
  await write("");
  await paste(page, java);
  await expect(page.getByText(/^Looks like Java/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Language: Python/ })).toBeVisible();
});
