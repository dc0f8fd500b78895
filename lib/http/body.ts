import { ProblemError } from "../contracts/errors";
import { jsonErrorOffset } from "./json-position";

/**
 * A JSON body, never holding more than `limit` bytes of it.
 * @throws ProblemError unsupported_media_type, body_too_large, malformed_json
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  requireJson(request.headers.get("content-type"));
  return parseJson(await readBytes(request, limit));
}

/** @throws ProblemError unsupported_media_type */
function requireJson(contentType: string | null): void {
  const [type = "", ...parameters] = (contentType ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const charset = parameters
    .find((parameter) => parameter.startsWith("charset="))
    ?.slice("charset=".length)
    .replaceAll('"', "");
  if (
    /^application\/(?:[\w.-]+\+)?json$/.test(type) &&
    (charset === undefined || charset === "utf-8" || charset === "utf8")
  )
    return;
  const sent = contentType ? `"${contentType.slice(0, 100)}" was sent` : "none was sent";
  throw new ProblemError(
    "unsupported_media_type",
    `Send the header "Content-Type: application/json" and a JSON body in UTF-8; ${sent}.`,
  );
}

/** @throws ProblemError body_too_large */
async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new ProblemError(
      "body_too_large",
      `The body may have ${limit} bytes at most. Send less, see "request" in GET /api/v1/limits.`,
    );
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    // The rest is left unread: cancelling would reset the connection before the caller has read the answer.
    if (size > limit) throw tooLarge();
    chunks.push(value);
  }
  return Buffer.concat(chunks, size);
}

/** @throws ProblemError malformed_json with line and column */
export function parseJson(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  if (text.trim() === "") throw new ProblemError("malformed_json", "The body is empty; send a JSON object.");
  try {
    return JSON.parse(text);
  } catch (cause) {
    const offset = jsonErrorOffset(text);
    const before = text.slice(0, offset).split("\n");
    const where = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1} (position ${offset})`;
    const what =
      offset >= text.length
        ? `it ends too early, at ${where}`
        : `${JSON.stringify(text[offset])} cannot stand at ${where}`;
    throw new ProblemError("malformed_json", `The body is not JSON: ${what}.`, { cause });
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    const detail =
      "The body is not UTF-8. Encode it as UTF-8; for bytes that are not text use base64 (stdinEncoding, encoding).";
    throw new ProblemError("malformed_json", detail, { cause });
  }
}
