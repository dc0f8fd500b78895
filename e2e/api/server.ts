import { expect, inject } from "vitest";
import { type Problem, problemSchema } from "../../lib/contracts/errors";
import {
  type CreatedExecution,
  createdExecutionSchema,
  type Execution,
  executionSchema,
} from "../../lib/contracts/executions";

/** What a program is run with; see `POST /api/v1/executions`. Anything may be sent, also what is wrong. */
export type Body = Record<string, unknown>;

/** Somebody who calls the API, with or without a cookie. */
export class Caller {
  constructor(
    readonly url: string,
    readonly cookie?: string,
  ) {}

  /** Headers that say who calls. */
  get headers(): Record<string, string> {
    return this.cookie ? { cookie: this.cookie } : {};
  }

  request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(this.headers)) headers.set(name, value);
    return fetch(`${this.url}${path}`, { ...init, headers });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const init = {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    };
    return this.request(path, init);
  }

  create(body: Body, headers: Record<string, string> = {}): Promise<Response> {
    return this.post("/api/v1/executions", body, headers);
  }

  /** Starts a program that must be accepted. */
  async start(body: Body): Promise<CreatedExecution> {
    const response = await this.create(body);
    return createdExecutionSchema.parse(await expectStatus(response, 202));
  }

  /** Runs a program to its end within `seconds`. */
  async run(body: Body, seconds = 30): Promise<CreatedExecution> {
    const response = await this.create(body, { prefer: `wait=${seconds}` });
    return createdExecutionSchema.parse(await expectStatus(response, 200));
  }

  async get(id: string): Promise<Execution> {
    return executionSchema.parse(await expectStatus(await this.request(`/api/v1/executions/${id}`), 200));
  }

  /** Asks until the execution is over. */
  async untilOver(id: string): Promise<Execution> {
    return this.until(id, (execution) => execution.result !== undefined);
  }

  async until(id: string, holds: (execution: Execution) => boolean): Promise<Execution> {
    const deadline = Date.now() + 25_000;
    for (;;) {
      const execution = await this.get(id);
      if (holds(execution)) return execution;
      if (Date.now() > deadline) throw new Error(`It did not come to that: ${JSON.stringify(execution)}`);
      await pause(30);
    }
  }
}

/** A caller without a cookie. */
export function anonymous(url: string = inject("baseUrl")): Caller {
  return new Caller(url);
}

/** A caller with an owner of its own. */
export async function newOwner(url: string = inject("baseUrl")): Promise<Caller> {
  const response = await fetch(`${url}/api/v1/owner`, { method: "POST" });
  expect(response.status).toBe(204);
  return new Caller(url, response.headers.get("set-cookie")?.split(";")[0]);
}

/** The problem document of a refused request. */
export async function problemOf(response: Response | Promise<Response>): Promise<Problem> {
  const answer = await response;
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const problem = problemSchema.parse(await answer.json());
  expect(problem.status).toBe(answer.status);
  return problem;
}

/** Resolves after so many milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The parsed body of an answer that must have this status. */
export async function expectStatus(response: Response, status: number): Promise<unknown> {
  const text = await response.text();
  expect(response.status, text.slice(0, 2000)).toBe(status);
  return JSON.parse(text);
}
