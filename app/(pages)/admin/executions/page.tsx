import type { Metadata } from "next";
import { ExecutionsTable } from "@/components/admin/executions-table";
import { Panel } from "@/components/admin/panel";
import { Refresher } from "@/components/admin/refresher";
import { formatCount } from "@/lib/client/run/format";
import { adminOfPage } from "@/lib/http/page-caller";
import { services } from "@/lib/services";

/** Title of the page. */
export const metadata: Metadata = { title: "Executions now" };

/** What runs and waits. */
export default async function ExecutionsPage() {
  await adminOfPage("/admin/executions");
  const { items, total } = await services().admin.active();
  const hidden = total - items.length;
  return (
    <>
      <h1 className="sr-only">Executions now</h1>
      <Refresher everyMs={2000} />
      <Panel title={`Running and waiting (${formatCount(total)})`}>
        <ExecutionsTable items={items} now={Date.now()} />
        {hidden > 0 ? <p className="text-muted text-sm">{formatCount(hidden)} more wait behind these.</p> : null}
      </Panel>
    </>
  );
}
