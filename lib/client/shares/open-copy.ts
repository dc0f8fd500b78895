import type { SharedDocument } from "../../contracts/shares";

/** Where the editor page looks for a document it shall open; the draft that was there is kept. */
export const OPEN_KEY = "podium.open";

/** Where it looks for which of the account's scripts that document is. */
export const SCRIPT_KEY = "podium.open.script";

/** Hands a document to the editor page of this tab. @param script which of the account's it is, to go on with it. @throws when the browser keeps nothing, or too little. */
export function leaveForEditor(document: SharedDocument, script?: { id: string; revision: number }): void {
  if (script) sessionStorage.setItem(SCRIPT_KEY, JSON.stringify(script));
  else sessionStorage.removeItem(SCRIPT_KEY);
  sessionStorage.setItem(OPEN_KEY, JSON.stringify(document));
}
