"use client";

import { clsx } from "clsx";
import { Popover as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { panelStyle } from "./panel-style";

/** Holds a trigger and its content. */
export const Popover = Radix.Root;
/** The control that opens it; give it one button with `asChild`. */
export const PopoverTrigger = Radix.Trigger;

/** What floats beside the trigger; give it an `aria-label` or a heading with `aria-labelledby`. */
export function PopoverContent({ className, align = "start", ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        {...rest}
        align={align}
        sideOffset={6}
        collisionPadding={8}
        className={clsx(
          panelStyle,
          "max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-1rem)] overflow-y-auto p-3 text-sm",
          className,
        )}
      />
    </Radix.Portal>
  );
}
