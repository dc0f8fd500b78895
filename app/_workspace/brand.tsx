/** The mark, and the name where there is room. */
export function Brand() {
  return (
    <h1 className="flex shrink-0 select-none items-center gap-2 pl-1 font-semibold text-sm">
      <svg viewBox="0 0 32 32" className="size-5" aria-hidden="true">
        <rect width="32" height="32" rx="7" className="fill-accent" />
        <path d="M12.5 9.5v13l10.5-6.5z" className="fill-on-accent" />
        <path d="M8.5 9.5v13" strokeWidth="2.5" strokeLinecap="round" className="stroke-on-accent" opacity=".65" />
      </svg>
      <span className="max-md:sr-only">Podium</span>
      <span aria-hidden className="font-normal text-muted max-md:hidden">
        ▸
      </span>
    </h1>
  );
}
