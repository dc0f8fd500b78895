import type { Metadata } from "next";
import Link from "next/link";
import { AddUser } from "@/components/admin/add-user";
import { FilterBar } from "@/components/admin/filter-bar";
import { Panel } from "@/components/admin/panel";
import { UsersTable } from "@/components/admin/users-table";
import { type Role, roleSchema } from "@/lib/contracts/accounts";
import { adminOfPage } from "@/lib/http/page-caller";
import { firstOfEach, type PageQuery } from "@/lib/http/page-query";
import { isProblemError } from "@/lib/http/problem";
import { services } from "@/lib/services";

/** Title of the page. */
export const metadata: Metadata = { title: "Users" };

interface Properties {
  searchParams: PageQuery;
}

/** People with accounts. */
export default async function UsersPage({ searchParams }: Properties) {
  await adminOfPage("/admin/users");
  const { text, role, cursor } = await firstOfEach(searchParams);
  const filter = { text: text?.trim().slice(0, 200) || undefined, role: roleSchema.safeParse(role).data };
  const { items, nextCursor } = await page(filter, cursor);
  const more = new URLSearchParams({ text: text ?? "", role: role ?? "", cursor: nextCursor ?? "" });
  return (
    <>
      <h1 className="sr-only">Users</h1>
      <Panel
        title="Users"
        tools={
          <FilterBar
            action="/admin/users"
            fields={[{ name: "text", label: "E-mail or name", value: text ?? "" }]}
            choice={{ name: "role", label: "Role", value: role ?? "", options: ["user", "teacher", "admin"] }}
          >
            <AddUser />
          </FilterBar>
        }
      >
        <UsersTable users={items} />
        {nextCursor ? (
          <Link href={`/admin/users?${more}`} className="w-fit text-accent text-sm underline underline-offset-4">
            Older accounts
          </Link>
        ) : null}
      </Panel>
    </>
  );
}

/** From the beginning where the address was cut short. */
async function page(filter: { text?: string; role?: Role }, cursor: string | undefined) {
  const { admin } = services();
  try {
    return await admin.users({ ...filter, cursor, limit: 50 });
  } catch (error) {
    if (cursor === undefined || !isProblemError(error) || error.code !== "invalid_request") throw error;
    return admin.users({ ...filter, limit: 50 });
  }
}
