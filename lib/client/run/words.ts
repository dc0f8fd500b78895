import type { Outcome, Result, Status } from "../../contracts/events";
import type { Limits } from "../../contracts/limits";
import { formatBytes, formatDuration, formatTimeLimit, plural } from "./format";
import { signalWords } from "./signals";

/** A status hue; an icon and a word always stand with it. */
export type Tone = "queued" | "running" | "completed" | "failed" | "limited";

/** How a run ended, in words. */
export interface OutcomeWords {
  tone: Tone;
  /** Two or three words for the outcome line. */
  label: string;
  /** One sentence: what happened and what is kept. Also announced. */
  sentence: string;
  /** Why, and what would help. */
  help?: string;
}

/** What the words are made of. */
export interface Ended {
  result: Result;
  status?: Status;
  limits?: Limits;
  /** Lines the program printed. */
  lines: number;
  /** Bytes the program and its compiler printed, as far as this page saw. */
  bytes: number;
}

const table: Record<Outcome, (ended: Ended) => OutcomeWords> = {
  ok: (ended) => ({
    tone: "completed",
    label: "ok",
    sentence: printedNothing(ended)
      ? "It ended well. It printed nothing."
      : `It ended well and printed ${plural(ended.lines, "line")}.`,
    help: "The program ended by itself with exit code 0.",
  }),
  nonzero_exit: (ended) => ({
    tone: "failed",
    label: "failed",
    sentence: `The program ended with exit code ${ended.result.exitCode ?? "other than 0"}${nothing(ended)}.`,
    help: "By convention any code other than 0 says that something failed; its output says what.",
  }),
  signal: (ended) => {
    const signal = ended.result.signal ?? "a signal";
    return {
      tone: "failed",
      label: signal,
      sentence: `Ended by ${signal}: ${signalWords(signal)}${nothing(ended)}.`,
      help: signalHelp[signal],
    };
  },
  compile_error: (ended) => ({
    tone: "failed",
    label: "does not compile",
    sentence: ended.result.message ?? "It does not compile, so nothing ran.",
    help: ended.result.message
      ? "Compiling has limits of its own. Smaller sources or fewer templates and macros help."
      : "The compiler's messages are in the output; the first one is the one to mend first.",
  }),
  timeout: (ended) => timeout(ended),
  out_of_memory: ({ limits, ...ended }) => ({
    tone: "limited",
    label: "out of memory",
    sentence: `Stopped: it needed more than ${limits ? `its ${formatBytes(limits.memoryBytes)} of` : "its"} memory; ${kept(ended)}.`,
    help: "All processes of the run and the files in its memory count together. Keep less at one time: read files line by line, drop what is done, use smaller types.",
  }),
  output_limit: ({ limits, ...ended }) => ({
    tone: "limited",
    label: "output limit",
    sentence: `Stopped: it printed more than ${limits ? `the ${formatBytes(limits.outputBytes)} allowed` : "is allowed"}; ${kept(ended)}.`,
    help: "Look for a loop that prints without end, or write to a file: files are given back after the run.",
  }),
  cancelled: (ended) => {
    const ran = ended.result.usage;
    return {
      tone: "queued",
      label: "stopped",
      sentence: ran
        ? `Stopped by you after ${shortDuration(ran.wallMs + ran.waitedMs)}${ended.lines > 0 ? `; ${kept(ended)}` : ""}.`
        : "Stopped by you before it ran.",
    };
  },
  interrupted: (ended) => ({
    tone: "failed",
    label: "interrupted",
    sentence: `The run was lost, through no fault of the program; ${kept(ended)}.`,
    help: ended.result.message ?? "The machine it ran on went away. Run it again.",
  }),
  engine_error: (ended) => ({
    tone: "failed",
    label: "could not run",
    sentence: "Podium could not run it; the program is not to blame.",
    help: ended.result.message ?? "Run it again. If it happens again, tell whoever runs this server.",
  }),
};

const signalHelp: Readonly<Record<string, string>> = {
  SIGSEGV: "Usual reasons: an index outside an array, a pointer that is null or was freed, or recursion without end.",
  SIGBUS: "Usual reasons: a file mapped into memory that is shorter than thought, or a pointer gone wrong.",
  SIGFPE: "Look for a division or a remainder by zero.",
  SIGABRT: "Look for assert, abort, an exception nobody catches, or memory freed twice; the output may say which.",
  SIGSYS: "Sandboxes refuse some system calls, such as tracing, mounting or raw network access.",
  SIGXFSZ: "Write smaller files; the Limits above the output say how large one may be.",
  SIGKILL: "Something in the run killed it: itself, or a limit of a single process.",
};

/** How a run ended, in words a person understands. */
export function outcomeWords(ended: Ended): OutcomeWords {
  return table[ended.result.outcome](ended);
}

/** Whether neither the program nor its compiler printed anything. */
export function printedNothing({ result, bytes }: Pick<Ended, "result" | "bytes">): boolean {
  const { usage } = result;
  return bytes === 0 && (usage?.stdoutBytes ?? 0) + (usage?.stderrBytes ?? 0) === 0;
}

function timeout(ended: Ended): OutcomeWords {
  const { result, limits } = ended;
  const words = { tone: "limited" as const, label: "time limit" };
  if (result.limit === "cpuMs") {
    const sentence = `Stopped after ${limits ? formatTimeLimit(limits.cpuMs) : "all its"} of CPU time; ${kept(ended)}.`;
    return { ...words, label: "CPU time limit", sentence, help: loopHelp };
  }
  if (result.limit === "totalMs") {
    const sentence = `Stopped: it waited for input too long; ${kept(ended)}.`;
    return { ...words, sentence, help: "Waiting does not count as running, but not without end. Run it again." };
  }
  const sentence = `Stopped at the ${limits ? `${formatTimeLimit(limits.wallMs)} ` : "time "}limit; ${kept(ended)}.`;
  const { usage } = result;
  const idle = usage !== undefined && usage.cpuMs < usage.wallMs / 10;
  return {
    ...words,
    sentence,
    help: idle ? "It spent most of that time sleeping or waiting, not computing." : loopHelp,
  };
}

const loopHelp = "Look for a loop that does not end, or try it with less data.";

function kept({ lines, ...ended }: Pick<Ended, "result" | "bytes" | "lines">): string {
  if (printedNothing(ended)) return "it printed nothing";
  return `${plural(lines, "line")} kept`;
}

function nothing(ended: Ended): string {
  return printedNothing(ended) ? "; it printed nothing" : "";
}

/** "3.2 s": nobody needs hundredths in a sentence. */
function shortDuration(ms: number): string {
  return ms >= 1000 && ms < 9995 ? `${(ms / 1000).toFixed(1)} s` : formatDuration(ms);
}
