"use client";

import { clsx } from "clsx";
import { Tabs as Radix } from "radix-ui";
import type { ComponentProps } from "react";

/** Holds a list of tabs and their contents. */
export const Tabs = Radix.Root;

/** The row of tabs; scrolls sideways in itself when there are many. */
export function TabsList({ className, ...rest }: ComponentProps<typeof Radix.List>) {
  return <Radix.List {...rest} className={clsx("flex h-9 items-stretch gap-1 overflow-x-auto px-2", className)} />;
}

/** One tab; the chosen one is underlined, so that colour is not the only sign. */
export function TabsTrigger({ className, ...rest }: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      {...rest}
      className={clsx(
        "flex shrink-0 cursor-pointer items-center gap-1.5 border-transparent border-b-2 px-2 text-muted text-sm transition-colors duration-150 hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink",
        className,
      )}
    />
  );
}

/** What a tab shows. */
export function TabsContent({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content {...rest} className={clsx("min-h-0 flex-1 outline-none", className)} />;
}
