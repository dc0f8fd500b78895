/** The stream to the runner ended before the answer came. */
export class RunnerLostError extends Error {
  override name = "RunnerLostError";
}

/** The runner could not do what was asked. */
export class RunnerError extends Error {
  override name = "RunnerError";

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A promise settled from outside; one that nobody waits for may be rejected without harm. */
export class Deferred<T> {
  readonly promise: Promise<T>;
  resolve!: (value: T) => void;
  reject!: (error: Error) => void;

  constructor() {
    this.promise = new Promise<T>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.promise.catch(() => undefined);
  }
}
