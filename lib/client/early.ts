/**
 * Goes into the page before everything else, for the time until its own scripts run: guards what is typed into the code
 * (`data-early`), which React would put back to what the server sent, and notes that Run was asked for, by its button
 * (`data-run`) or its keys.
 */
export const earlyScript = `(() => {
  const early = (window.early = { run: false });
  const types = ["click", "keydown", "input"];
  const note = ({ type, target, key, ctrlKey, metaKey }) => {
    if (type === "click" && target.closest?.("[data-run]")) early.run = true;
    if (type === "keydown" && key === "Enter" && (ctrlKey || metaKey)) early.run = true;
    if (type === "input" && target.dataset?.early === "") {
      target.dataset.early = "typed";
      const { get } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
      Object.defineProperty(target, "value", { configurable: true, get, set() {} });
    }
  };
  for (const type of types) addEventListener(type, note, true);
  early.end = () => types.forEach((type) => removeEventListener(type, note, true));
})()`;

declare global {
  interface Window {
    early?: { run: boolean; end: () => void };
  }
}

/** Whether Run was asked for before the page could act on it. From then on nothing is noted. */
export function takeEarlyRun(): boolean {
  const { early } = window;
  early?.end();
  window.early = undefined;
  return early?.run ?? false;
}

/** Ends the guard of a field; says whether it was typed into before the page could take it. */
export function takeEarlyText(field: HTMLTextAreaElement): boolean {
  if (field.dataset["early"] !== "typed") return false;
  field.dataset["early"] = "taken";
  Reflect.deleteProperty(field, "value");
  return true;
}
