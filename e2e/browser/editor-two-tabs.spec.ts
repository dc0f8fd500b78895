import { test } from "./support/test";
import { openEditor } from "./support/editor";

test("two tabs keep a draft each and do not write over one another", async ({ context, page }) => {
  const first = await openEditor(page);
  await first.write("print('first')");
  await first.saved();
  const second = await openEditor(await context.newPage());
  await second.write("print('second')");
  await second.saved();
  await page.reload();
  await second.page.reload();
  await first.expectCode("first");
  await second.expectCode("second");
});
