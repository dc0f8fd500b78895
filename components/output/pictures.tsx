import type { Artifact } from "@/lib/contracts/events";
import { nameOf } from "./artifact-view";

/** Properties of {@link Pictures}. */
export interface PicturesProps {
  artifacts: readonly Artifact[];
  /** One was chosen, to be shown large. */
  onOpen: (artifact: Artifact) => void;
}

/** The pictures a program left, below what it printed. */
export function Pictures({ artifacts, onOpen }: PicturesProps) {
  const pictures = artifacts.filter(({ mediaType }) => mediaType.startsWith("image/"));
  if (pictures.length === 0) return null;
  return (
    <ul
      aria-label="Pictures"
      className="flex h-[45%] max-h-96 shrink-0 gap-2 overflow-x-auto border-line border-t bg-surface p-2"
    >
      {pictures.map((picture) => (
        <li key={picture.path} className="h-full shrink-0">
          <button
            type="button"
            title={`Open ${picture.path}`}
            onClick={() => onOpen(picture)}
            className="h-full cursor-zoom-in overflow-hidden rounded-control border border-line"
          >
            {/* biome-ignore lint/performance/noImgElement: bytes of a program's own need no optimiser */}
            <img src={picture.url} alt={nameOf(picture)} className="h-full w-auto max-w-none bg-white object-contain" />
          </button>
        </li>
      ))}
    </ul>
  );
}
