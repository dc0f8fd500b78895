import { BrandMark } from "@/components/ui/brand-mark";

/** The mark, and the name where there is room. */
export function Brand() {
  return (
    <h1 className="flex shrink-0 select-none items-center gap-2 pl-1 font-semibold text-sm">
      <BrandMark />
      <span className="max-md:sr-only">Podium</span>
      <span aria-hidden className="font-normal text-muted max-md:hidden">
        ▸
      </span>
    </h1>
  );
}
