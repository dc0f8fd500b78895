"use client";

import { useEffect, useRef, useState } from "react";

/** Properties of {@link FileNameField}. */
export interface FileNameFieldProps {
  name: string;
  /** Why a name cannot be used. */
  check: (name: string) => string | undefined;
  /** Given the new name, or nothing after Escape. */
  onDone: (name?: string) => void;
}

/** A file's name while it is changed, in the place of its tab. */
export function FileNameField({ name, check, onDone }: FileNameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState(name);
  const problem = check(value);

  useEffect(() => {
    const dot = name.lastIndexOf(".");
    field.current?.focus();
    // The ending usually stays.
    field.current?.setSelectionRange(0, dot > 0 ? dot : name.length);
  }, [name]);

  return (
    <input
      ref={field}
      aria-label={`New name of ${name}`}
      aria-invalid={problem !== undefined}
      title={problem}
      value={value}
      size={Math.max(value.length, 8)}
      spellCheck={false}
      onChange={(event) => setValue(event.target.value)}
      onBlur={() => onDone(problem ? undefined : value.trim())}
      onKeyDown={(event) => {
        if (event.key === "Escape") onDone();
        if (event.key === "Enter" && !problem) onDone(value.trim());
      }}
      className="mx-2 h-6 rounded-sm border border-line-strong bg-canvas px-1 text-ink text-sm aria-invalid:border-failed"
    />
  );
}
