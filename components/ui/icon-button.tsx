"use client";

import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Tooltip } from "./tooltip";

/** Properties of {@link IconButton}. */
export interface IconButtonProps extends ComponentProps<"button"> {
  /** Said by screen readers and shown as the hint. */
  label: string;
  /** The key that does the same, shown in the hint. */
  keys?: string;
  side?: "top" | "bottom" | "left" | "right";
  children: ReactNode;
}

/** A square button that shows only an icon; its words are the hint. */
export function IconButton({ label, keys, side, className, type = "button", children, ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label} keys={keys} side={side}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        className={clsx(
          "inline-flex size-7 shrink-0 cursor-pointer items-center justify-center rounded-control text-muted transition-colors duration-150 hover:bg-hover hover:text-ink disabled:cursor-default disabled:opacity-40 data-[state=open]:bg-hover aria-pressed:bg-hover aria-pressed:text-ink pointer-coarse:size-9",
          className,
        )}
      >
        {children}
      </button>
    </Tooltip>
  );
}
