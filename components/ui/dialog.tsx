"use client";

import { clsx } from "clsx";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { panelStyle } from "./panel-style";

/** Holds a trigger and its content, or is opened with `open`. */
export const Dialog = Radix.Root;
/** The control that opens it; give it one button with `asChild`. */
export const DialogTrigger = Radix.Trigger;

/** Properties of {@link DialogContent}. */
export interface DialogContentProps extends Omit<ComponentProps<typeof Radix.Content>, "title"> {
  title: string;
  /** Said after the title. */
  description?: ReactNode;
  /** Leaves the title to screen readers, where the content says the same. */
  bare?: boolean;
}

/** Takes the page's attention; Escape and the cross close it. */
export function DialogContent({ title, description, bare = false, className, children, ...rest }: DialogContentProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-40 bg-shade data-[state=open]:animate-fade" />
      <Radix.Content
        // Radix asks for a description or an explicit word that there is none.
        {...(description ? {} : { "aria-describedby": undefined })}
        {...rest}
        className={clsx(
          panelStyle,
          "fixed top-[12dvh] left-1/2 flex max-h-[76dvh] w-120 max-w-[calc(100vw-1.5rem)] -translate-x-1/2 flex-col overflow-hidden text-sm",
          className,
        )}
      >
        <header className={clsx("flex items-start gap-3 px-4 pt-3 pb-2", bare && "sr-only")}>
          <div className="min-w-0 flex-1">
            <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
            {description ? <Radix.Description className="text-muted">{description}</Radix.Description> : null}
          </div>
          <Radix.Close
            aria-label="Close"
            className="flex size-7 cursor-pointer items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink pointer-coarse:size-9"
          >
            <X className="size-4" aria-hidden />
          </Radix.Close>
        </header>
        {bare ? (
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys
          <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">
            {children}
          </div>
        )}
      </Radix.Content>
    </Radix.Portal>
  );
}
