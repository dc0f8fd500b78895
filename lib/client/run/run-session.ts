import type { ExecutionEvent } from "../../contracts/events";
import type { CreateExecution, Execution } from "../../contracts/executions";
import { applyEvents, hasHole, noProgress, type Progress, skipHole } from "./apply-events";
import { oncePerFrame } from "./frame";
import { OutputBuffer } from "./output-buffer";
import { isUnderWay } from "./phase-words";
import { plainText } from "./plain-text";
import { pagePort, type RunPort } from "./port";
import { ServerClock } from "./server-clock";
import type { OutputChunk, RunSession, RunState } from "./types";
import { Watched } from "./watched";

/** Characters of output a page holds; the server keeps all of it for the download. */
const OUTPUT_BOUND = 8 * 1024 * 1024;

const idle: RunState = {
  phase: "idle",
  execution: null,
  artifacts: [],
  watchOnly: false,
  connection: "online",
  outputLines: 0,
  outputBytes: 0,
};

/**
 * Makes the run of a page.
 * @param port the server; by default the page's own connection, made at first use.
 * @param options.watchOnly follows what somebody else runs, and sends nothing to it.
 */
export function createRunSession(port?: RunPort, { watchOnly = false } = {}): RunSession {
  return new Session(() => port ?? pagePort(), watchOnly);
}

/** Puts together one run at a time: who watches it, what came of it, and who wants to know. */
class Session implements RunSession {
  private state: RunState;
  private progress: Progress = noProgress;
  private output = new OutputBuffer(OUTPUT_BOUND);
  private clock = new ServerClock();
  private run: Watched | undefined;
  private body: CreateExecution | undefined;
  private size: { rows: number; columns: number } | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly outputListeners = new Set<(chunk: OutputChunk) => void>();
  private readonly resetListeners = new Set<() => void>();
  private readonly notify = oncePerFrame(() => this.tell());
  private connected = false;

  constructor(
    private readonly port: () => RunPort,
    private readonly watchOnly: boolean,
  ) {
    this.state = { ...idle, watchOnly };
  }

  getState = (): RunState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  onOutput = (listener: (chunk: OutputChunk) => void): (() => void) => {
    for (const chunk of this.output.read()) listener(chunk);
    this.outputListeners.add(listener);
    return () => this.outputListeners.delete(listener);
  };

  onReset = (listener: () => void): (() => void) => {
    this.resetListeners.add(listener);
    return () => this.resetListeners.delete(listener);
  };

  plainText = (characters = Number.POSITIVE_INFINITY): string => {
    const text = plainText(this.output.last(characters));
    return this.output.dropped > 0 && characters > OUTPUT_BOUND
      ? `[Earlier output is left out here; the download has all of it.]\n${text}`
      : text;
  };

  outputUrl = (stream: "stdout" | "stderr" | "compiler"): string | undefined => {
    const id = this.state.execution?.id;
    return id && this.run?.withToken(`/api/v1/executions/${id}/output/${stream}`);
  };

  program = (): CreateExecution | undefined => this.body;

  start = (body: CreateExecution): void => {
    this.body = body;
    const sized = body.tty && this.size ? { ...this.size, ...body } : body;
    this.begin().create(sized);
  };

  again = (limits?: CreateExecution["limits"]): boolean => {
    if (!this.body) return false;
    this.start(limits ? { ...this.body, limits: { ...this.body.limits, ...limits } } : this.body);
    return true;
  };

  follow = (id: string, token?: string): void => {
    this.body = undefined;
    this.clock = new ServerClock("trusted");
    this.begin().follow(id, token);
  };

  stop = (): void => {
    if (this.watchOnly || !isUnderWay(this.state) || this.state.phase === "stopping") return;
    this.change({ phase: "stopping" });
    this.run?.stop();
  };

  write = (text: string): void => this.controlled()?.input.write(text);
  end = (): void => this.controlled()?.input.end();
  interrupt = (): void => this.controlled()?.interrupt();

  resize = (rows: number, columns: number): void => {
    if (rows === this.size?.rows && columns === this.size.columns) return;
    this.size = { rows, columns };
    if (isUnderWay(this.state)) this.controlled()?.resize(rows, columns);
  };

  clear = (): void => {
    this.output.clear();
    for (const listener of this.resetListeners) listener();
    if (isUnderWay(this.state)) return;
    this.run?.leave();
    this.run = undefined;
    this.change({ connection: this.state.connection }, true);
  };

  /** A new run takes the place of the one before, which is left alone. */
  private begin(): Watched {
    this.run?.leave();
    const port = this.port();
    this.watchConnection(port);
    this.output = new OutputBuffer(OUTPUT_BOUND);
    this.progress = noProgress;
    for (const listener of this.resetListeners) listener();
    const run: Watched = new Watched(port, {
      execution: (execution) => this.run === run && this.change({ execution: this.withEnd(execution) }),
      events: (events) => this.run === run && this.take(events, run),
      refused: (problem) => this.run === run && this.change({ phase: "refused", problem }),
      lastSeq: () => this.progress.lastSeq,
      finished: () => this.progress.phase === "finished",
    });
    this.run = run;
    this.change({ phase: "starting", connection: this.state.connection }, true);
    return run;
  }

  private take(events: readonly ExecutionEvent[], run: Watched): void {
    for (const event of events) this.clock.saw(event.at);
    let applied = applyEvents(this.progress, events);
    if (hasHole(applied.progress) && !run.askAgain(applied.progress.lastSeq)) applied = joined(applied);
    this.progress = applied.progress;
    for (const chunk of applied.output) {
      this.output.push(chunk);
      for (const listener of this.outputListeners) listener(chunk);
    }
    const { phase, position, result, status, artifacts, zeroAt } = this.progress;
    const stopping = this.state.phase === "stopping" && phase !== "finished";
    this.state = {
      ...this.state,
      phase: stopping ? "stopping" : phase,
      position,
      result,
      status,
      artifacts: artifacts.map((artifact) => ({ ...artifact, url: run.withToken(artifact.url) })),
      startedAt: zeroAt === undefined ? undefined : this.clock.toLocal(zeroAt),
      outputLines: this.output.lines,
      outputBytes: this.output.bytes,
    };
    if (phase === "finished") {
      run.close();
      if (this.state.execution) this.state = { ...this.state, execution: this.withEnd(this.state.execution) };
    }
    this.notify.ask();
  }

  private withEnd(execution: Execution): Execution {
    const { result, status, artifacts } = this.progress;
    return result && status ? { ...execution, status, result, artifacts: [...artifacts] } : execution;
  }

  private watchConnection(port: RunPort): void {
    if (this.connected) return;
    this.connected = true;
    const look = (up: boolean) => this.change({ connection: up ? "online" : "reconnecting" });
    port.onChange((up) => {
      look(up);
      if (up && this.state.phase === "stopping") this.run?.stop();
    });
    if (typeof window === "undefined") return;
    window.addEventListener("offline", () => look(false));
    window.addEventListener("online", () => port.connected && look(true));
  }

  /** The run, where this page may act on it. */
  private controlled(): Watched | undefined {
    return this.watchOnly ? undefined : this.run;
  }

  /** What a person did is shown at once; `whole` replaces everything. */
  private change(part: Partial<RunState>, whole = false): void {
    this.state = whole ? { ...idle, watchOnly: this.watchOnly, ...part } : { ...this.state, ...part };
    this.tell();
  }

  private tell(): void {
    this.notify.cancel();
    for (const listener of this.listeners) listener();
  }
}

function joined(applied: { progress: Progress; output: OutputChunk[] }): { progress: Progress; output: OutputChunk[] } {
  const rest = skipHole(applied.progress);
  return { progress: rest.progress, output: [...applied.output, ...rest.output] };
}
