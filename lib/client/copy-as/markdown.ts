import type { Result } from "../../contracts/events";
import type { SharedDocument } from "../../contracts/shares";
import { formatBytes, formatCount, formatDuration } from "../run/format";
import { plainText } from "../run/plain-text";
import { outcomeWords } from "../run/words";
import type { Copied } from "./copied";

/** A run beside the code. */
export interface CopiedRun {
  /** What it printed, in order, as it came. */
  output: string;
  /** Absent while it is not over. */
  result?: Result;
}

/** Where Markdown is pasted, more is refused or unreadable. */
const codeCharacters = 60_000;
const outputCharacters = 20_000;

/** The code with its input, and with a run's output and outcome, as Markdown. */
export function copyAsMarkdown(document: SharedDocument, run?: CopiedRun, url?: string): Copied {
  const parts = new Parts();
  if (document.title) parts.add(`**${escapeInline(document.title)}**`);
  for (const file of document.files) {
    if (document.files.length > 1) parts.add(inlineCode(file.path));
    if (file.encoding === "base64") parts.add(`_${formatBytes(Math.floor((file.content.length * 3) / 4))}, not text_`);
    else parts.block(file.content, document.language, codeCharacters, "code");
  }
  if (document.args && document.args.length > 0) parts.add(`Arguments: ${document.args.map(inlineCode).join(" ")}`);
  if (document.stdin && document.stdinEncoding !== "base64") {
    parts.add("Input:").block(document.stdin, "text", outputCharacters, "input");
  }
  if (run) {
    const output = plainText(run.output);
    if (output.trim() !== "") parts.add("Output:").block(output, "text", outputCharacters, "output");
    if (run.result) parts.add(outcomeLine(run.result, output));
  }
  if (url) parts.add(`[Open in Podium](<${encodeURI(url)}>)`);
  return parts.copied();
}

class Parts {
  private readonly parts: string[] = [];
  private readonly notices: string[] = [];

  add(text: string): this {
    this.parts.push(text);
    return this;
  }

  block(text: string, language: string, bound: number, what: string): this {
    const { kept, lost } = bounded(printable(text), bound);
    this.parts.push(fenced(kept, language));
    if (lost > 0) {
      this.parts.push(`_${formatCount(lost)} more characters of ${what} left out_`);
      this.notices.push(`${formatCount(lost)} characters of ${what} were left out.`);
    }
    return this;
  }

  copied(): Copied {
    return {
      text: `${this.parts.join("\n\n")}\n`,
      ...(this.notices.length > 0 && { notice: this.notices.join(" ") }),
    };
  }
}

/** A fence longer than any run of backticks inside cannot be closed by what it holds. */
function fenced(text: string, language: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  const info = /^[A-Za-z0-9+#._-]{1,32}$/.test(language) ? language : "";
  return `${fence}${info}\n${text.replace(/\n$/, "")}\n${fence}`;
}

function inlineCode(text: string): string {
  const line = printable(text).replaceAll("\n", " ");
  const tick = "`".repeat(longestRun(line) + 1);
  const space = /^[` ]|[` ]$/.test(line) || line === "" ? " " : "";
  return `${tick}${space}${line}${space}${tick}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/** Every sign Markdown or HTML could act on stands for itself. */
function escapeInline(text: string): string {
  return printable(text)
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\\`*_{}[\]()#+\-.!|<>&~:@^=$"']/g, "\\$&");
}

/** Line ends as Markdown has them, and no control character but tab and line end. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g, "\ufffd");
}

function bounded(text: string, bound: number): { kept: string; lost: number } {
  if (text.length <= bound) return { kept: text, lost: 0 };
  // A character of two units is not cut in half.
  const kept = text.slice(0, bound).replace(/[\ud800-\udbff]$/, "");
  return { kept, lost: text.length - kept.length };
}

function outcomeLine(result: Result, output: string): string {
  const lines = output === "" ? 0 : output.replace(/\n$/, "").split("\n").length;
  const { label } = outcomeWords({ result, lines, bytes: output.length });
  const figures = [
    ...(result.exitCode === undefined ? [] : [`exit ${result.exitCode}`]),
    ...(result.usage ? [formatDuration(result.usage.wallMs), formatBytes(result.usage.memoryBytes)] : []),
  ];
  return [label, ...figures].join(" · ");
}
