import { type ComponentProps, useId } from "react";
import { TextField } from "@/components/ui/field";

/** Properties of {@link LabelledField}. */
export interface LabelledFieldProps extends ComponentProps<"input"> {
  label: string;
  help?: string;
  problem?: string;
}

/** A field with its name above and what is wrong with it below. */
export function LabelledField({ label, help, problem, ...rest }: LabelledFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <TextField
        {...rest}
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={help || problem ? `${id}-note` : undefined}
        className="h-9 aria-invalid:border-failed"
      />
      {help || problem ? (
        <p id={`${id}-note`} className={problem ? "text-failed text-xs" : "text-muted text-xs"}>
          {problem ?? help}
        </p>
      ) : null}
    </div>
  );
}
