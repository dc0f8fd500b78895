import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";

/** Properties of {@link FilterBar}. */
export interface FilterBarProps {
  /** Page the form leads to. */
  action: string;
  fields: readonly { name: string; label: string; value: string }[];
  choice: { name: string; label: string; value: string; options: readonly string[] };
  children?: ReactNode;
}

/** A filter in the page's address; works without scripts. */
export function FilterBar({ action, fields, choice, children }: FilterBarProps) {
  return (
    <search className="flex flex-wrap items-center gap-2">
      <form action={action} className="flex flex-wrap items-center gap-2">
        {fields.map(({ name, label, value }) => (
          <TextField
            key={name}
            name={name}
            aria-label={label}
            placeholder={label}
            defaultValue={value}
            className="w-44!"
          />
        ))}
        <SelectField name={choice.name} aria-label={choice.label} defaultValue={choice.value} className="w-32!">
          <option value="">{choice.label}: any</option>
          {choice.options.map((option) => (
            <option key={option} value={option}>
              {option.replace(/\.$/, "")}
            </option>
          ))}
        </SelectField>
        <Button type="submit">Filter</Button>
      </form>
      {children}
    </search>
  );
}
