import type { Metadata } from "next";
import Link from "next/link";
import { AuditTable } from "@/components/admin/audit-table";
import { FilterBar } from "@/components/admin/filter-bar";
import { Panel } from "@/components/admin/panel";
import { auditKinds } from "@/lib/contracts/admin";
import { adminOfPage } from "@/lib/http/page-caller";
import { firstOfEach, type PageQuery } from "@/lib/http/page-query";
import { services } from "@/lib/services";

/** Title of the page. */
export const metadata: Metadata = { title: "Audit log" };

interface Properties {
  searchParams: PageQuery;
}

/** Who did what. */
export default async function AuditPage({ searchParams }: Properties) {
  await adminOfPage("/admin/audit");
  const { actor, action, target, cursor } = await firstOfEach(searchParams);
  const filter = { actor: actor || undefined, action: action || undefined, target: target || undefined };
  const known = cursor !== undefined && /^\d{1,18}$/.test(cursor) ? cursor : undefined;
  const { items, nextCursor } = await services().admin.audit({ ...filter, cursor: known, limit: 100 });
  const given = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const query = new URLSearchParams(given);
  return (
    <>
      <h1 className="sr-only">Audit log</h1>
      <Panel
        title="Audit log"
        tools={
          <FilterBar
            action="/admin/audit"
            fields={[
              { name: "actor", label: "Who", value: actor ?? "" },
              { name: "target", label: "To what", value: target ?? "" },
            ]}
            choice={{ name: "action", label: "What", value: action ?? "", options: auditKinds }}
          >
            <a
              href={`/api/v1/admin/audit/export?${query}`}
              className="flex h-7 items-center rounded-control border border-line-strong bg-raised px-2 font-medium text-sm hover:bg-hover pointer-coarse:h-9"
            >
              Export CSV
            </a>
          </FilterBar>
        }
      >
        <AuditTable items={items} />
        {nextCursor ? (
          <Link
            href={`/admin/audit?${new URLSearchParams([...given, ["cursor", nextCursor]])}`}
            className="w-fit text-accent text-sm underline underline-offset-4"
          >
            Older entries
          </Link>
        ) : null}
      </Panel>
    </>
  );
}
