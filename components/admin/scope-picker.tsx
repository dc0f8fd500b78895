"use client";

import { useRouter } from "next/navigation";
import { useId } from "react";
import { SelectField } from "@/components/ui/field";

/** Properties of {@link ScopePicker}. */
export interface ScopePickerProps {
  /** `scope:subject`. */
  value: string;
  groups: readonly { label: string; options: readonly { value: string; label: string }[] }[];
}

/** For whom limits are shown and set. */
export function ScopePicker({ value, groups }: ScopePickerProps) {
  const id = useId();
  const router = useRouter();
  return (
    <div className="flex items-center gap-2 text-sm">
      <label htmlFor={id}>For</label>
      <SelectField
        id={id}
        value={value}
        className="w-60!"
        onChange={(event) => router.push(`/admin/limits?for=${encodeURIComponent(event.target.value)}`)}
      >
        {groups.map(({ label, options }) => (
          <optgroup key={label} label={label}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
    </div>
  );
}
