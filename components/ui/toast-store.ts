/** A short word at the bottom of the page, with one thing to do about it at most. */
export interface ToastMessage {
  text: string;
  action?: { label: string; run: () => void };
  /** Milliseconds; longer where there is something to do. */
  duration?: number;
  /** What went wrong is said at once by screen readers, and looks like it. */
  tone?: "error";
}

/** A message with its place in the row. */
export interface ShownToast extends ToastMessage {
  id: number;
}

const KEPT = 3;
const NONE: readonly ShownToast[] = [];
let shown: readonly ShownToast[] = NONE;
let count = 0;
const listeners = new Set<() => void>();

function show(next: readonly ShownToast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Shows a message; the same words again replace the earlier ones instead of piling up. */
export function toast(message: ToastMessage): void {
  count += 1;
  show([...shown.filter(({ text }) => text !== message.text), { ...message, id: count }].slice(-KEPT));
}

const ERROR_MS = 10_000;

/** Says that something failed and why, long enough to be read; the rest as with {@link toast}. */
export function toastError(text: string, action?: ToastMessage["action"]): void {
  toast({ text, tone: "error", duration: ERROR_MS, ...(action && { action }) });
}

/** Takes a message away. */
export function dismissToast(id: number): void {
  show(shown.filter((entry) => entry.id !== id));
}

/** For `useSyncExternalStore`. */
export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => shown,
  readOnServer: () => NONE,
};
