import { FileBox } from "lucide-react";
import type { BinaryFile } from "@/lib/client/draft/types";
import { formatBytes } from "@/lib/client/run/format";

/** Stands in the editor's place for a file that is not text. */
export function AttachmentView({ file }: { file: BinaryFile }) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-2 px-6 text-center">
      <FileBox className="size-6 text-muted" aria-hidden />
      <p className="max-w-full truncate font-medium">{file.path}</p>
      <p className="tabular text-muted text-sm">{formatBytes(file.size)}, not text</p>
      <p className="max-w-80 text-muted text-sm">
        It stands beside your program when it runs; open it there under this name.
      </p>
    </div>
  );
}
