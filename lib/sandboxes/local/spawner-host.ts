import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import type { Socket } from "node:net";
import { connect } from "node:net";
import { FrameDecoder } from "../protocol/frames";
import { Deferred } from "../protocol/outcomes";
import type { SandboxProcess, SpawnedProcess } from "./sandbox-process";
import { createSpawnedProcess } from "./sandbox-process";
import type { SpawnReport, SpawnRequest } from "./spawner-protocol";
import { decodeReport, encodeKill, encodeSpawn } from "./spawner-protocol";

const START_MS = 5_000;
const CLOSE_MS = 2_000;
const WORDS_CHARACTERS = 4096;

/** One process of the spawner's. */
export class SpawnerHost {
  readonly #child: ChildProcess;
  readonly #control: Socket;
  readonly #reports: Socket;
  readonly #living = new Map<number, SpawnedProcess>();
  readonly #ready = new Deferred<void>();
  readonly #ended = new Deferred<string>();
  #words = "";
  #over = false;
  #last = 0;

  private constructor(
    runnerPath: string,
    private readonly socketPath: string,
  ) {
    // A session of its own: Ctrl+C in the server's terminal must spare the sandboxes.
    this.#child = spawn(runnerPath, ["--spawner", socketPath], {
      env: {} as NodeJS.ProcessEnv,
      cwd: "/",
      detached: true,
      stdio: "pipe",
    });
    const [control, reports, errors] = this.#child.stdio as unknown as [Socket, Socket, Socket];
    this.#control = control;
    this.#reports = reports;
    const decoder = new FrameDecoder();
    reports.on("data", (chunk: Buffer) => this.#receive(decoder, chunk));
    errors.setEncoding("utf8").on("data", (text: string) => {
      this.#words = (this.#words + text).slice(-WORDS_CHARACTERS);
    });
    for (const stream of [control, reports, errors]) stream.on("error", () => undefined).unref();
    this.#child.unref();
    this.#child.once("error", (error) => this.#end(error.message));
    this.#child.once("close", () => this.#end(this.#words.trim() || "The spawner of sandboxes ended."));
  }

  /** Starts one. @throws Error when it does not listen in time. */
  static async start(runnerPath: string, socketPath: string): Promise<SpawnerHost> {
    const host = new SpawnerHost(runnerPath, socketPath);
    const timer = setTimeout(() => host.#end("The spawner of sandboxes did not start in time."), START_MS);
    try {
      await host.#ready.promise;
      return host;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Process id, for tests. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Resolves, with the reason, when it is gone. */
  get ended(): Promise<string> {
    return this.#ended.promise;
  }

  /** Resolves when the sandbox's first process runs, or is known not to. @throws ProtocolError when it cannot be asked for. */
  spawn(request: SpawnRequest): Promise<SandboxProcess> {
    const id = ++this.#last;
    const frame = encodeSpawn(id, request);
    const stream = connect(this.socketPath);
    const spawned = createSpawnedProcess(stream, (target) => this.#control.write(encodeKill(id, target === "parent")));
    this.#living.set(id, spawned);
    if (this.#over) spawned.orphaned();
    this.#reports.ref();
    void spawned.process.gone.then(() => {
      this.#living.delete(id);
      // The server may end when it has no sandbox left.
      if (this.#living.size === 0) this.#reports.unref();
    });
    stream.write(frame);
    return spawned.settled;
  }

  /** Ends it and with it what it started. */
  async close(): Promise<void> {
    this.#control.end();
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), CLOSE_MS);
    await this.ended;
    clearTimeout(timer);
  }

  #receive(decoder: FrameDecoder, chunk: Buffer): void {
    try {
      for (const frame of decoder.push(chunk)) this.#handle(decodeReport(frame));
    } catch (error) {
      this.#end(error instanceof Error ? error.message : String(error));
    }
  }

  #handle(report: SpawnReport): void {
    if (report.type === "ready") this.#ready.resolve();
    else if (report.type === "started") this.#living.get(report.id)?.started(report.pid);
    else this.#living.get(report.id)?.ended(report.words);
  }

  #end(reason: string): void {
    if (this.#over) return;
    this.#over = true;
    this.#child.kill("SIGKILL");
    this.#ready.reject(new Error(reason));
    this.#ended.resolve(reason);
    for (const spawned of this.#living.values()) spawned.orphaned();
  }
}
