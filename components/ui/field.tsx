import { clsx } from "clsx";
import type { ComponentProps } from "react";

const style =
  "w-full rounded-control border border-line-strong bg-canvas px-2 text-ink text-sm placeholder:text-muted focus-visible:border-accent";

/** One line of text; give it a label. */
export function TextField({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={clsx(style, "h-7 pointer-coarse:h-9 pointer-coarse:text-base", className)} />;
}

/** Several lines of text; give it a label. */
export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} className={clsx(style, "py-1.5 pointer-coarse:text-base", className)} />;
}

/** One of a few; give it a label. */
export function SelectField({ className, ...rest }: ComponentProps<"select">) {
  return <select {...rest} className={clsx(style, "h-7 pointer-coarse:h-9 pointer-coarse:text-base", className)} />;
}
