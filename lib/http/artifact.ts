import { disposition } from "./answers";

/** May run scripts: shown only in an origin of its own. */
const active = new Set(["text/html", "image/svg+xml"]);
/** Harmless to show. */
const inert = new Set([
  "text/plain",
  "text/csv",
  "text/tab-separated-values",
  "text/markdown",
  "application/json",
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/bmp",
  "image/x-icon",
  "audio/mpeg",
  "audio/wav",
  "audio/ogg",
  "video/mp4",
  "video/webm",
]);

/**
 * A file a program made, sent so that it cannot act as Podium: what is not known comes as a download of bytes.
 * @param framedBy origins whose pages show frames of this server, and so what those frames show.
 */
export function artifactResponse(
  artifact: { content: Buffer; mediaType: string; path: string },
  framedBy: readonly string[],
): Response {
  const ancestors = `frame-ancestors ${["'self'", ...framedBy].join(" ")}`;
  const type = artifact.mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  const shown = active.has(type) || inert.has(type);
  const fileName = artifact.path.split("/").at(-1) || "artifact";
  const text = type.startsWith("text/") || type === "application/json" || type === "image/svg+xml";
  return new Response(new Uint8Array(artifact.content), {
    headers: {
      "Content-Type": shown ? `${type}${text ? "; charset=utf-8" : ""}` : "application/octet-stream",
      "Content-Disposition": disposition(shown ? "inline" : "attachment", fileName),
      "Content-Security-Policy": active.has(type)
        ? `sandbox allow-scripts; ${ancestors}`
        : `default-src 'none'; style-src 'unsafe-inline'; sandbox; ${ancestors}`,
    },
  });
}
