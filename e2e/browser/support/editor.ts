import { expect, type Locator, type Page } from "@playwright/test";

/** What a user sees of the editor page, named as they would. */
export interface EditorPage {
  page: Page;
  code: Locator;
  output: Locator;
  outcome: Locator;
  run: Locator;
  stop: Locator;
  /** Replaces the open file's text, as a paste does. */
  write(text: string): Promise<void>;
  /** Replaces it and presses Run. */
  runCode(text: string): Promise<void>;
  expectCode(text: string | RegExp): Promise<void>;
  /** Until the draft is kept. */
  saved(): Promise<void>;
}

/** Opens the editor and waits until one can type. */
export async function openEditor(page: Page, address = "/"): Promise<EditorPage> {
  await page.goto(address);
  const editor = editorOn(page);
  // How soon it is there is measured in the benchmarks; here many browsers share few processors.
  await expect(page.locator(".monaco-editor .view-line").first()).toBeVisible({ timeout: 60_000 });
  return editor;
}

/** The editor of a page that is open already. */
export function editorOn(page: Page): EditorPage {
  const code = page.getByRole("region", { name: "Code", exact: true });
  const run = page.getByRole("button", { name: "Run", exact: true });
  const write = async (text: string) => {
    await code.locator(".view-lines").click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Delete");
    // Typed text would be indented by the editor once more.
    if (text !== "") await paste(page, text);
    // The editor takes a paste a moment later; what is pressed next is about the new text.
    const last = text.trimEnd().split("\n").at(-1) ?? "";
    await expect(code.locator(".view-lines")).toContainText(last.trim());
  };
  return {
    page,
    code,
    run,
    output: page.getByRole("region", { name: "Output", exact: true }).locator(".xterm-rows"),
    outcome: page.getByTestId("outcome").filter({ visible: true }),
    stop: page.getByRole("button", { name: "Stop", exact: true }),
    write,
    runCode: async (text) => {
      await write(text);
      await run.click();
    },
    // Monaco shows blanks as no-break spaces.
    expectCode: (text) => expect(code.locator(".view-lines")).toContainText(text),
    saved: () => expect(page.getByText(/^Saved (just now|\d+ s ago)$/)).toBeVisible(),
  };
}

/** Puts text on the clipboard and pastes it where the cursor is. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.keyboard.press("ControlOrMeta+v");
}

/** Drops files on the page. */
export async function drop(page: Page, files: readonly { name: string; content: string | number[] }[]): Promise<void> {
  await page.evaluate((given) => {
    const data = new DataTransfer();
    for (const { name, content } of given) {
      data.items.add(new File([typeof content === "string" ? content : new Uint8Array(content)], name));
    }
    window.dispatchEvent(new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true }));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);
}
