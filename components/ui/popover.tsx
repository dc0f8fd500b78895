"use client";

import { clsx } from "clsx";
import { Popover as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { hanging, hangingStyle } from "./panel-style";

/** Holds a trigger and its content. */
export const Popover = Radix.Root;
/** The control that opens it; give it one button with `asChild`. */
export const PopoverTrigger = Radix.Trigger;

/** What floats beside the trigger; give it an `aria-label` or a heading with `aria-labelledby`. */
export function PopoverContent({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  const height = "max-h-(--radix-popover-content-available-height)";
  return (
    <Radix.Portal>
      <Radix.Content
        align="start"
        {...hanging}
        {...rest}
        className={clsx(hangingStyle, height, "w-80 p-3 text-sm", className)}
      />
    </Radix.Portal>
  );
}
