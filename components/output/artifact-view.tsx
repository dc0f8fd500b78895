"use client";

import { Download, FileBox } from "lucide-react";
import type { Artifact } from "@/lib/contracts/events";
import { formatBytes } from "@/lib/client/run/format";
import { TextArtifact } from "./text-artifact";

/** How a file is shown; what a browser cannot show safely is only offered. */
type Kind = "image" | "page" | "text" | "other";

/** A file the program left: shown as far as it can be, and always to be downloaded. */
export function ArtifactView({ artifact }: { artifact: Artifact }) {
  const name = nameOf(artifact);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex h-9 shrink-0 items-center gap-3 border-line border-b px-3 text-muted text-sm">
        <span className="min-w-0 truncate" title={artifact.path}>
          {artifact.path}
        </span>
        <span className="tabular shrink-0">{formatBytes(artifact.size)}</span>
        <a
          href={artifact.url}
          download={name}
          className="ml-auto inline-flex shrink-0 items-center gap-1.5 rounded-control px-2 py-1 text-ink hover:bg-hover"
        >
          <Download className="size-4" aria-hidden />
          Download
        </a>
      </div>
      <div className="min-h-0 flex-1">
        <Shown artifact={artifact} name={name} />
      </div>
    </div>
  );
}

function Shown({ artifact, name }: { artifact: Artifact; name: string }) {
  switch (kindOf(artifact.mediaType)) {
    case "image":
      return (
        <div className="flex h-full items-center justify-center overflow-auto bg-surface p-3">
          {/* biome-ignore lint/performance/noImgElement: bytes of a program's own need no optimiser */}
          <img src={artifact.url} alt={name} className="max-h-full max-w-full bg-white object-contain" />
        </div>
      );
    case "page":
      // Without allow-same-origin the page is of no origin: it reaches neither this one nor its cookies.
      return <iframe src={artifact.url} title={name} sandbox="allow-scripts" className="size-full border-0 bg-white" />;
    case "text":
      return <TextArtifact artifact={artifact} />;
    case "other":
      return (
        <div className="flex h-full flex-col items-center justify-center gap-2 p-6 text-center text-muted text-sm">
          <FileBox className="size-6" aria-hidden />
          <p className="max-w-full truncate">{name}</p>
          <p>This kind of file is not shown here. Download it to open it.</p>
        </div>
      );
  }
}

function kindOf(mediaType: string): Kind {
  const [type = ""] = mediaType.split(";");
  if (type.startsWith("image/")) return "image";
  if (type === "text/html") return "page";
  if (type.startsWith("text/") || type === "application/json") return "text";
  return "other";
}

/** The last part of the path. */
export function nameOf({ path }: Artifact): string {
  return path.split("/").at(-1) || path;
}
