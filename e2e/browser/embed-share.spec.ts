import { expect, outputIn, test } from "./embed-support";

test("a share stands in a page as a frame, and so does code in the address", async ({ page, docs, podium }) => {
  const document = { language: "python", files: [{ path: "main.py", content: "print('shared')" }] };
  const made = await page.request.post(`${podium.url}/api/v1/shares`, { data: { document } });
  const { id } = (await made.json()) as { id: string };
  const inline = `${podium.url}/embed?language=py&theme=dark#code=${encodeURIComponent("print('50%+')")}`;
  docs.show(
    `<iframe title="one" src="${podium.url}/embed/${id}"></iframe><iframe title="two" src="${inline}"></iframe>`,
  );
  await page.goto(docs.origin);
  for (const [title, text] of Object.entries({ one: "shared", two: "50%+" })) {
    const frame = page.frameLocator(`iframe[title=${title}]`);
    await expect(frame.getByRole("textbox")).toContainText(`print('${text}')`);
    await frame.getByRole("button", { name: "Run" }).click();
    await expect(outputIn(frame)).toContainText(text);
  }
  const colour = (title: string) =>
    page
      .frameLocator(`iframe[title=${title}]`)
      .getByRole("main")
      .evaluate((main) => getComputedStyle(main).color);
  expect(await colour("one")).not.toBe(await colour("two"));
});
