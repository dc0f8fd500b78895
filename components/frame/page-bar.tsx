"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { BrandMark } from "@/components/ui/brand-mark";
import { pagePlaces } from "@/lib/client/places";
import type { Role } from "@/lib/contracts/accounts";

/** The bar above every page but the editor: the way back to it, and to the others. */
export function PageBar({ role, children }: { role?: Role; children: ReactNode }) {
  const path = usePathname();
  return (
    <header className="flex h-10 shrink-0 items-stretch gap-1 border-line border-b bg-surface px-2 max-md:h-12">
      <Link
        href="/"
        prefetch={false}
        className="my-1 flex shrink-0 items-center gap-2 rounded-control px-1 font-semibold text-sm hover:bg-hover focus-visible:-outline-offset-2"
      >
        <BrandMark />
        <span className="max-md:sr-only">Podium</span>
      </Link>
      <nav aria-label="Pages" className="flex min-w-0 items-stretch overflow-x-auto">
        {pagePlaces(role).map(({ href, name }) => (
          <Link
            key={href}
            href={href}
            prefetch={false}
            aria-current={path === href || path.startsWith(`${href}/`) ? "page" : undefined}
            className={clsx(
              "flex shrink-0 items-center border-transparent border-y-2 px-2 text-muted text-sm transition-colors duration-150 hover:text-ink focus-visible:-outline-offset-2",
              "aria-[current=page]:border-b-accent aria-[current=page]:text-ink",
            )}
          >
            {name}
          </Link>
        ))}
      </nav>
      <div className="ml-auto flex shrink-0 items-center gap-1">{children}</div>
    </header>
  );
}
