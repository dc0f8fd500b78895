import Link from "next/link";
import type { ReactNode } from "react";
import { BrandMark } from "@/components/ui/brand-mark";

/** One column with the name above: for signing in and up. */
export function AuthPage({ title, children, below }: { title: string; children: ReactNode; below: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-92 flex-col justify-center gap-6 px-6 py-12">
      <header className="flex flex-col gap-3">
        <Link href="/" className="flex w-fit items-center gap-2 rounded-control text-muted text-sm hover:text-ink">
          <BrandMark />
          Podium
        </Link>
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
      </header>
      {children}
      <p className="text-muted text-sm">{below}</p>
    </main>
  );
}

/** A link in running text. */
export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="text-accent underline underline-offset-4">
      {children}
    </Link>
  );
}
