"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Kbd } from "./kbd";

/** Stands once around the page, so that moving between buttons shows the next hint at once. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={500} skipDelayDuration={200}>
      {children}
    </Radix.Provider>
  );
}

/** Properties of {@link Tooltip}. */
export interface TooltipProps {
  /** What it says; nothing the page does not also say to those who cannot hover. */
  content: ReactNode;
  /** The key that does the same. */
  keys?: string;
  side?: "top" | "bottom" | "left" | "right";
  /** One element that takes a ref. */
  children: ReactNode;
}

/** A hint beside a control on hover and focus. Needs {@link TooltipProvider} above it. */
export function Tooltip({ content, keys, side = "bottom", children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-80 items-center gap-2 rounded-control bg-tip px-2 py-1 text-on-tip text-xs shadow-raised"
        >
          {content}
          {keys ? <Kbd keys={keys} inverted /> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
