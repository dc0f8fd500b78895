import type { ReactNode } from "react";

/** What a field is given so that its name and what is wrong with it are said with it. */
export interface FieldProps {
  id: string;
  "aria-invalid"?: boolean;
  "aria-describedby"?: string;
  className: string;
}

/** Properties of {@link FormField}. */
export interface FormFieldProps {
  id: string;
  label: string;
  problem?: string;
  children: (props: FieldProps) => ReactNode;
}

/** A field with its name above and what is wrong with it below. */
export function FormField({ id, label, problem, children }: FormFieldProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      {children({
        id,
        ...(problem && { "aria-invalid": true, "aria-describedby": `${id}-problem` }),
        className: "h-8 aria-invalid:border-failed",
      })}
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="text-failed text-xs">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
