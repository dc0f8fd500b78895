/** A link to pass on; it is not shown again. */
export function OneTimeLink({ link }: { link: string }) {
  return (
    <code className="block select-all break-all rounded-control border border-line bg-surface px-2 py-1.5 font-mono text-xs">
      {/* Without a configured public address the server knows only the path. */}
      {new URL(link, location.href).href}
    </code>
  );
}
