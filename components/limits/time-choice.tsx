import { useId } from "react";
import { formatTimeLimit } from "@/lib/client/run/format";

/** How long the program may run, and what it could be. */
export interface TimeLimit {
  /** Milliseconds. */
  chosen: number;
  choices: readonly number[];
  onChoose: (ms: number) => void;
}

/** The one limit people set themselves: a loop without end should not keep them, a long computation may go on. */
export function TimeChoice({ chosen, choices, onChoose }: TimeLimit) {
  const name = useId();
  return (
    <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b p-3">
      <legend className="float-left font-medium">This program may run for</legend>
      <div className="flex overflow-hidden rounded-control border border-line-strong">
        {choices.map((choice) => (
          <label
            key={choice}
            className="tabular flex h-7 cursor-pointer items-center border-line-strong px-2 not-first:border-l hover:bg-hover has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:-outline-offset-4 pointer-coarse:h-10"
          >
            <input
              type="radio"
              name={name}
              checked={choice === chosen}
              onChange={() => onChoose(choice)}
              className="sr-only"
            />
            {formatTimeLimit(choice)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
