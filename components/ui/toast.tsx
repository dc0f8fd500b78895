"use client";

import { CircleAlert, X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "./button";
import { dismissToast, type ShownToast, toastStore } from "./toast-store";

const SHORT_MS = 2_500;
const WITH_ACTION_MS = 8_000;

/** Stands once on the page and shows what {@link toast} of `toast-store.ts` was told. */
export function Toaster() {
  const shown = useSyncExternalStore(toastStore.subscribe, toastStore.read, toastStore.readOnServer);
  return (
    <section
      aria-label="Messages"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-10 z-50 flex flex-col items-center gap-2"
    >
      {shown.map((entry) => (
        <ToastCard key={entry.id} entry={entry} />
      ))}
    </section>
  );
}

function ToastCard({ entry }: { entry: ShownToast }) {
  const { id, text, action, tone, duration = action ? WITH_ACTION_MS : SHORT_MS } = entry;
  const [held, hold] = useState(false);
  useEffect(() => {
    // Someone who reads or is about to press it is given the time.
    if (held) return;
    const timer = setTimeout(() => dismissToast(id), duration);
    return () => clearTimeout(timer);
  }, [held, id, duration]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps it longer
    <div
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
      role={tone === "error" ? "alert" : undefined}
      className="pointer-events-auto flex max-w-120 animate-appear items-center gap-3 rounded-panel border border-line bg-raised py-1.5 pr-1.5 pl-3 text-sm shadow-raised"
    >
      {tone === "error" ? <CircleAlert className="size-4 shrink-0 text-failed" aria-hidden /> : null}
      <span className="min-w-0 break-words">{text}</span>
      {action ? (
        <Button
          onClick={() => {
            action.run();
            dismissToast(id);
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <button
        type="button"
        aria-label="Dismiss"
        onClick={() => dismissToast(id)}
        className="flex size-7 shrink-0 cursor-pointer items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink"
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </div>
  );
}
