import type { Script } from "../../contracts/scripts";

/** A script as a download: its file, or a ZIP archive of several. */
export async function downloadScript({ title, document: { files } }: Script): Promise<void> {
  const [only] = files;
  if (only && files.length === 1) return save(only.path.split("/").at(-1) ?? "script", bytesOf(only));
  // Only those who download several files need the code for it.
  const { zipSync } = await import("fflate");
  save(`${title}.zip`, zipSync(Object.fromEntries(files.map((file) => [file.path, bytesOf(file)]))));
}

function bytesOf({ content, encoding }: Script["document"]["files"][number]): Uint8Array {
  if (encoding === "utf8") return new TextEncoder().encode(content);
  return Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
}

function save(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([bytes as BlobPart]));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
