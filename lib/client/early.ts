/**
 * Goes into the page before everything else, for the time until its own scripts run: keeps what is typed into the code
 * (`data-early`), and notes that Run was asked for, by its button (`data-run`) or its keys. React puts a field back to what
 * the server sent, and the caret to its beginning, which is refused here once somebody is in it; or it makes a new field in
 * its place, which then gets the text.
 */
export const earlyScript = `(() => {
  const early = (window.early = { run: false });
  const note = ({ type, target, key, ctrlKey, metaKey }) => {
    if (type === "click" ? target.closest?.("[data-run]") : key === "Enter" && (ctrlKey || metaKey)) early.run = true;
  };
  const guard = ({ target }) => {
    if (target.dataset?.early !== "" || early.field === target) return;
    early.field = target;
    for (const name of ["value", "defaultValue"]) {
      const { get } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, name);
      Object.defineProperty(target, name, { configurable: true, get, set() {} });
    }
  };
  const keep = ({ target }) => {
    if (target.dataset?.early === "") early.text = { value: target.value, caret: target.selectionEnd };
  };
  const types = ["click", "keydown"];
  for (const type of types) addEventListener(type, note, true);
  addEventListener("focusin", guard, true);
  addEventListener("input", keep, true);
  early.end = () => types.forEach((type) => removeEventListener(type, note, true));
})()`;

/** What was typed, and where in it the caret is. */
export interface EarlyText {
  value: string;
  caret: number;
}

declare global {
  interface Window {
    early?: { run: boolean; end: () => void; field?: HTMLTextAreaElement; text?: EarlyText };
  }
}

/** Whether Run was asked for before the page could act on it. From then on that is not noted any more. */
export function takeEarlyRun(): boolean {
  window.early?.end();
  return window.early?.run ?? false;
}

/** What was typed before the page could take it, into this field or one that it replaces; from then on the page has it. */
export function takeEarlyText(field: HTMLTextAreaElement): EarlyText | undefined {
  field.dataset["early"] = "taken";
  const { early } = window;
  if (!early) return undefined;
  if (early.field === field) for (const name of ["value", "defaultValue"]) Reflect.deleteProperty(field, name);
  const { text } = early;
  early.field = undefined;
  early.text = undefined;
  return text;
}
