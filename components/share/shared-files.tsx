import { FileCode2 } from "lucide-react";
import { CodeLines } from "@/components/ui/code-lines";
import { formatBytes } from "@/lib/client/run/format";
import type { ErrorLocation } from "@/lib/client/run/locate-error";
import type { SharedDocument } from "@/lib/contracts/shares";

/** The code, file below file, with the input and arguments it is run with. */
export function SharedFiles({ document, marked }: { document: SharedDocument; marked?: ErrorLocation }) {
  const { files, entrypoint, language, stdin, stdinEncoding, args = [] } = document;
  return (
    <>
      {files.map((file) => (
        <section key={file.path} aria-label={file.path} className="border-line border-b">
          {files.length > 1 || file.encoding === "base64" ? (
            <FileName path={file.path} note={files.length > 1 && file.path === entrypoint ? "runs" : undefined} />
          ) : null}
          {file.encoding === "base64" ? (
            <p className="px-4 py-3 text-muted">
              {formatBytes(Math.floor((file.content.replace(/[=\s]/g, "").length * 3) / 4))} that are not text.
            </p>
          ) : (
            <CodeLines
              text={file.content}
              language={language}
              label={`Code of ${file.path}`}
              marked={marked?.file === file.path ? marked : undefined}
            />
          )}
        </section>
      ))}
      {args.length > 0 ? <Given title="Arguments" text={args.join("\n")} /> : null}
      {stdin !== undefined && stdinEncoding !== "base64" ? <Given title="Input" text={stdin} /> : null}
    </>
  );
}

function FileName({ path, note }: { path: string; note?: string }) {
  return (
    <h2 className="sticky top-0 z-10 flex h-9 items-center gap-2 border-line border-b bg-surface px-4 font-mono text-muted text-xs">
      <FileCode2 className="size-3.5 shrink-0" aria-hidden />
      <span className="min-w-0 truncate">{path}</span>
      {note ? <span className="rounded-sm border border-line px-1 font-sans text-2xs">{note}</span> : null}
    </h2>
  );
}

function Given({ title, text }: { title: string; text: string }) {
  return (
    <section aria-label={title} className="border-line border-b">
      <h2 className="px-4 pt-2 font-medium text-muted text-xs">{title}</h2>
      <pre className="max-h-60 overflow-auto whitespace-pre-wrap break-words px-4 pt-1 pb-3 font-mono text-sm">
        {text}
      </pre>
    </section>
  );
}
