"use client";

import { clsx } from "clsx";
import { Check } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { Kbd } from "./kbd";
import { hanging, hangingStyle } from "./panel-style";

/** Holds a trigger and its content. Not modal: that would hide the page from screen readers with all that can have the focus. */
export function Menu(props: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root modal={false} {...props} />;
}
/** The control that opens it; give it one button with `asChild`. */
export const MenuTrigger = Radix.Trigger;
/** Items that belong together; give it an `aria-label`. */
export const MenuGroup = Radix.Group;
/** Items of which one is chosen. */
export const MenuRadioGroup = Radix.RadioGroup;

const item =
  "flex cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none data-[highlighted]:bg-hover data-[disabled]:text-muted pointer-coarse:py-2";

const height = "max-h-(--radix-dropdown-menu-content-available-height)";

/** The list; long ones scroll. */
export function MenuContent({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  const look = clsx(hangingStyle, height, "min-w-48 p-1", className);
  return (
    <Radix.Portal>
      <Radix.Content align="start" {...hanging} {...rest} className={look} />
    </Radix.Portal>
  );
}

/** Properties of {@link MenuItem}. */
export interface MenuItemProps extends ComponentProps<typeof Radix.Item> {
  icon?: ReactNode;
  keys?: string;
}

/** Something to do. */
export function MenuItem({ icon, keys, className, children, ...rest }: MenuItemProps) {
  return (
    <Radix.Item {...rest} className={clsx(item, className)}>
      {icon ? <span className="text-muted">{icon}</span> : null}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {keys ? <Kbd keys={keys} /> : null}
    </Radix.Item>
  );
}

/** A page to go to. */
export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Radix.Item asChild className={item}>
      <Link href={href} prefetch={false}>
        {icon ? <span className="text-muted">{icon}</span> : null}
        <span className="min-w-0 flex-1 truncate">{children}</span>
      </Link>
    </Radix.Item>
  );
}

/** Something to be. */
export function MenuRadioItem({ className, children, ...rest }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem {...rest} className={clsx(item, className)}>
      <span className="flex size-4 items-center justify-center">
        <Radix.ItemIndicator>
          <Check className="size-3.5 text-accent" aria-hidden />
        </Radix.ItemIndicator>
      </span>
      <span className="flex min-w-0 flex-1 items-center gap-2 truncate">{children}</span>
    </Radix.RadioItem>
  );
}

/** Names the items that follow. */
export function MenuLabel({ className, ...rest }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label {...rest} className={clsx("px-2 pt-1.5 pb-1 font-medium text-muted text-xs", className)} />;
}

/** A line between groups. */
export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
