import { useId } from "react";
import { SelectField } from "@/components/ui/field";

/** Properties of {@link Choice}. */
export interface ChoiceProps<T extends string | number> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  help?: string;
}

/** One of a few, with its name beside it. */
export function Choice<T extends string | number>({ label, value, options, onChange, help }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[9rem_minmax(0,16rem)]">
      <label htmlFor={id} className="text-sm">
        {label}
      </label>
      <SelectField
        id={id}
        value={String(value)}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => {
          const chosen = options.find((option) => String(option.value) === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={String(option.value)}>
            {option.label}
          </option>
        ))}
      </SelectField>
      {help ? (
        <p id={`${id}-help`} className="text-muted text-xs sm:col-start-2">
          {help}
        </p>
      ) : null}
    </div>
  );
}

/** On or off. */
export function Switch({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <label className="flex min-h-7 w-fit cursor-pointer items-center gap-2 text-sm pointer-coarse:min-h-9">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 accent-(--accent)"
      />
      {label}
    </label>
  );
}
