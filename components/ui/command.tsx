/** A command to copy into a shell; long ones scroll in their own box. */
export function Command({ children }: { children: string }) {
  return (
    // A box that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <pre tabIndex={0} className="overflow-x-auto rounded-control border border-line bg-surface px-4 py-3">
      <code className="font-mono text-ink">{children}</code>
    </pre>
  );
}
