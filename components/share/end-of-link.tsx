import { useId } from "react";
import { SelectField } from "@/components/ui/field";

const hour = 60 * 60;
const choices = [
  { words: "when I stop sharing", seconds: undefined },
  { words: "after an hour", seconds: hour },
  { words: "after a day", seconds: 24 * hour },
  { words: "after a week", seconds: 7 * 24 * hour },
  { words: "after 30 days", seconds: 30 * 24 * hour },
] as const;

/** Properties of {@link EndOfLink}. */
export interface EndOfLinkProps {
  /** From now; undefined: it stands until it is revoked. */
  seconds: number | undefined;
  onSeconds: (seconds: number | undefined) => void;
}

/** When the link ends by itself. */
export function EndOfLink({ seconds, onSeconds }: EndOfLinkProps) {
  const id = useId();
  return (
    <p className="flex items-center gap-2">
      <label htmlFor={id}>The link ends</label>
      <SelectField
        id={id}
        className="w-auto!"
        value={seconds ?? ""}
        onChange={({ target }) => onSeconds(target.value === "" ? undefined : Number(target.value))}
      >
        {choices.map((choice) => (
          <option key={choice.words} value={choice.seconds ?? ""}>
            {choice.words}
          </option>
        ))}
      </SelectField>
    </p>
  );
}
