import type { OutputChunk } from "./types";

type Stream = OutputChunk["stream"];

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what it looks for
const colourSequence = /\x1b\[([0-9;:]*)m/g;
/** Colours a program has set and not yet taken back; a program that sets ever more keeps the last. */
const REMEMBERED = 512;

/**
 * Puts streams that have one screen but each their own colours together: what a program leaves switched on in one never
 * colours the other.
 * @param base the colour of each stream, as parameters of the sequence; empty for the screen's own.
 */
export class Painter {
  private current: Stream | undefined;
  private readonly set = new Map<Stream, string>();

  constructor(private readonly base: Readonly<Record<Stream, string>>) {}

  /** The chunk as a terminal is to be given it. */
  paint({ stream, text }: OutputChunk): string {
    const base = this.base[stream];
    const start = stream === this.current ? "" : `\x1b[0m${sequence(base)}${this.set.get(stream) ?? ""}`;
    this.current = stream;
    if (!text.includes("\x1b[")) return start + text;
    const painted = text.replace(colourSequence, (whole, parameters: string) => {
      if (isReset(parameters)) {
        this.set.set(stream, afterReset(parameters));
        // Back to the stream's own colour, not to the screen's, and what the same sequence sets afterwards stays.
        return base === "" ? whole : `\x1b[0m${sequence(base)}${afterReset(parameters)}`;
      }
      this.set.set(stream, remember((this.set.get(stream) ?? "") + whole));
      return /(?:^|;)39$/.test(parameters) ? whole + sequence(base) : whole;
    });
    return start + painted;
  }
}

function remember(sequences: string): string {
  if (sequences.length <= REMEMBERED) return sequences;
  return sequences.slice(sequences.indexOf("\x1b", sequences.length - REMEMBERED));
}

function isReset(parameters: string): boolean {
  return parameters === "" || /^0*(?:;|$)/.test(parameters);
}

function afterReset(parameters: string): string {
  const rest = parameters.replace(/^0*;?/, "");
  return rest === "" ? "" : `\x1b[${rest}m`;
}

function sequence(parameters: string): string {
  return parameters === "" ? "" : `\x1b[${parameters}m`;
}
