import type { Metadata } from "next";
import { Panel } from "@/components/admin/panel";
import { ReportList } from "@/components/admin/report-list";
import { adminOfPage } from "@/lib/http/page-caller";
import { services } from "@/lib/services";

/** Title of the page. */
export const metadata: Metadata = { title: "Reports" };

/** Shared pages that were reported. */
export default async function ReportsPage() {
  await adminOfPage("/admin/reports");
  const { items, open } = await services().reports.list();
  return (
    <>
      <h1 className="sr-only">Reports</h1>
      <Panel title={`Reported pages (${open} open)`}>
        <ReportList items={items} />
      </Panel>
    </>
  );
}
