/** Podium's mark; the name stands beside it. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" className="size-5 shrink-0" aria-hidden="true">
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <path d="M12.5 9.5v13l10.5-6.5z" className="fill-on-accent" />
      <path d="M8.5 9.5v13" strokeWidth="2.5" strokeLinecap="round" className="stroke-on-accent" opacity=".65" />
    </svg>
  );
}
