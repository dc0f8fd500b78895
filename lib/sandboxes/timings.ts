import type { StepTiming, StepTimings } from "./engine";

/** How many of the last times count. */
const KEPT = 200;

interface Step {
  count: number;
  last: number[];
}

/** Remembers how long the steps of making sandboxes took. */
export class Timings {
  readonly #steps = new Map<keyof StepTimings, Step>();

  note(name: keyof StepTimings, ms: number): void {
    const step = this.#steps.get(name) ?? { count: 0, last: [] };
    step.last[step.count % KEPT] = ms;
    step.count += 1;
    this.#steps.set(name, step);
  }

  summary(): StepTimings {
    return Object.fromEntries([...this.#steps].map(([name, step]) => [name, summarize(step)]));
  }
}

function summarize({ count, last }: Step): StepTiming {
  const sorted = [...last].sort((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) * 10) / 10;
  return { count, p50Ms: at(0.5), p99Ms: at(0.99) };
}
