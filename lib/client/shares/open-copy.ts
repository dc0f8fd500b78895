import type { SharedDocument } from "../../contracts/shares";

/** Where the editor page looks for a document it shall open; the draft that was there is kept. */
export const OPEN_KEY = "podium.open";

/** Hands a document to the editor page of this tab. @throws when the browser keeps nothing, or too little. */
export function leaveForEditor(document: SharedDocument): void {
  sessionStorage.setItem(OPEN_KEY, JSON.stringify(document));
}
