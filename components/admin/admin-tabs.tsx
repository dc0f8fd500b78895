"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";

const tabs = [
  ["/admin", "Overview"],
  ["/admin/executions", "Executions"],
  ["/admin/limits", "Limits"],
  ["/admin/users", "Users"],
  ["/admin/access", "Access"],
  ["/admin/usage", "Usage"],
  ["/admin/audit", "Audit log"],
  ["/admin/reports", "Reports"],
  ["/admin/health", "Health"],
] as const;

/** The pages of administration. */
export function AdminTabs() {
  const path = usePathname();
  return (
    <nav
      aria-label="Administration"
      className="flex h-9 shrink-0 items-stretch overflow-x-auto border-line border-b bg-surface px-2"
    >
      {tabs.map(([href, name]) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={path === href ? "page" : undefined}
          className={clsx(
            "flex shrink-0 items-center border-transparent border-y-2 px-2 text-muted text-sm hover:text-ink focus-visible:-outline-offset-2",
            "aria-[current=page]:border-b-accent aria-[current=page]:text-ink",
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
