import { clsx } from "clsx";
import { memo } from "react";
import { styledText } from "./ansi";

/** A piece of output and where it came from. */
export interface OutputPiece {
  stream: "stdout" | "stderr" | "compiler" | "echo";
  text: string;
}

const streams: Record<OutputPiece["stream"], string> = {
  stdout: "",
  stderr: "text-failed",
  compiler: "text-failed",
  echo: "text-accent",
};

const looks: Readonly<Record<string, string>> = {
  black: "text-muted",
  red: "text-failed",
  green: "text-completed",
  yellow: "text-limited",
  blue: "text-running",
  magenta: "text-accent",
  cyan: "text-running",
  bold: "font-semibold",
  dim: "text-muted",
  italic: "italic",
  underline: "underline",
};

/** Output as text in its colours; it is never anything but text. */
export function OutputText({ pieces }: { pieces: readonly OutputPiece[] }) {
  return pieces.map((piece, index) => (
    // Pieces are only ever added behind, so a place is an identity.
    // biome-ignore lint/suspicious/noArrayIndexKey: as said
    <Piece key={index} stream={piece.stream} text={piece.text} />
  ));
}

/** Memoised: while a program prints, only the last piece changes. */
const Piece = memo(function Piece({ stream, text }: OutputPiece) {
  return (
    <span className={streams[stream]}>
      {styledText(text).map((part, index) =>
        part.styles.length === 0 ? (
          part.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text keep their places
          <span key={index} className={clsx(part.styles.map((style) => looks[style]))}>
            {part.text}
          </span>
        ),
      )}
    </span>
  );
});
