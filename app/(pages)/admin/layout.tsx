import type { ReactNode } from "react";
import { AdminTabs } from "@/components/admin/admin-tabs";
import { adminOfPage } from "@/lib/http/page-caller";

/** Around the pages of administration. Each page asks for the administrator itself as well: a layout is no guard. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await adminOfPage("/admin");
  return (
    <>
      <AdminTabs />
      <div className="mx-auto flex w-full max-w-300 flex-col gap-6 px-4 py-6">{children}</div>
    </>
  );
}
