import { clsx } from "clsx";
import type { ComponentProps } from "react";

const base =
  "inline-flex shrink-0 cursor-pointer select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-control font-medium transition-colors duration-150 disabled:cursor-default disabled:opacity-50 aria-disabled:cursor-default aria-disabled:opacity-50";

const variants = {
  /** The one thing a surface is for. */
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  /** A choice beside it. */
  secondary: "border border-line-strong bg-raised text-ink hover:bg-hover",
  /** In bars, where a border would be noise. */
  ghost: "text-ink hover:bg-hover data-[state=open]:bg-hover",
  /** Ends or removes something. */
  danger: "border border-failed/50 bg-raised text-failed hover:bg-failed/10",
} as const;

const sizes = {
  sm: "h-7 px-2 text-sm pointer-coarse:h-9 pointer-coarse:px-3",
  md: "h-8 px-3 text-sm pointer-coarse:h-10",
} as const;

/** Properties of {@link Button}. */
export interface ButtonProps extends ComponentProps<"button"> {
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
}

/** A button; `type` is "button" unless said otherwise. */
export function Button({ variant = "secondary", size = "sm", className, type = "button", ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={clsx(base, variants[variant], sizes[size], className)} />;
}
