import { ProblemError } from "../contracts/errors";

/** Control characters and the separators of other systems have no place in a file's name here. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const FORBIDDEN = /[\u0000-\u001f\u007f\\]/;

/**
 * Checks that a name stays beneath the work folder on its own, before the runner checks it again while opening.
 * @param field where in the request the name stands. @throws ProblemError `invalid_file`.
 */
export function assertFilePath(path: string, field: string): string {
  const refuse = (why: string): never => {
    throw new ProblemError("invalid_file", `The name "${path.slice(0, 80)}" ${why}.`, {
      errors: [{ path: field, message: why }],
    });
  };
  if (FORBIDDEN.test(path)) refuse("contains a control character or a backslash");
  if (path.startsWith("/")) refuse("is absolute; names are relative to the work folder");
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === ".."))
    refuse('has an empty part, "." or ".." in it');
  if (parts[0] === ".podium") refuse("lies in the folder .podium, which is Podium's own");
  if (parts.length > 16) refuse("is more than 16 folders deep");
  if (parts.some((part) => Buffer.byteLength(part) > 255)) refuse("has a part of more than 255 bytes");
  if (Buffer.from(path, "utf8").toString("utf8") !== path) refuse("is not valid Unicode");
  return path;
}

/** Decodes base64 strictly. @throws ProblemError `invalid_request`. */
export function decodeBase64(text: string, field: string): Buffer {
  const compact = text.replace(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact) || compact.replace(/=+$/, "").length % 4 === 1) {
    throw new ProblemError("invalid_request", `\`${field}\` is not base64.`, {
      errors: [{ path: field, message: "Not base64." }],
    });
  }
  return Buffer.from(compact, "base64");
}
