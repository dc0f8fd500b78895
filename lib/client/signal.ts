/** Something that happens once. */
export interface Signal {
  readonly done: Promise<void>;
  give(): void;
}

/** Makes one that has not happened. */
export function createSignal(): Signal {
  let give: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { done, give };
}
