/** A thin bar: how much of what was allowed was used. The figure beside it says the same. */
export function MemoryBar({ used, limit }: { used: number; limit: number }) {
  const share = Math.min(1, used / limit);
  return (
    <span aria-hidden className="inline-block h-1 w-10 overflow-hidden rounded-full bg-line-strong">
      <span
        className={`block h-full rounded-full ${share > 0.9 ? "bg-limited" : "bg-completed"}`}
        style={{ width: `${Math.max(3, share * 100)}%` }}
      />
    </span>
  );
}
