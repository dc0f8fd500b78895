/** Gives the browser a text to save. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  saveFrom(name, url);
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Gives the browser an address of our own to save from. */
export function saveFrom(name: string, url: string | undefined): void {
  if (url) Object.assign(document.createElement("a"), { href: url, download: name }).click();
}
