import type { Metadata } from "next";
import { Suspense } from "react";
import { Refresher } from "@/components/admin/refresher";
import { LoadingRows } from "@/components/ui/states";
import type { SignedIn } from "@/lib/auth/identity";
import { teacherOfPage } from "@/lib/http/page-caller";
import { services } from "@/lib/services";
import { ReservationsView } from "./reservations-view";

/** Title of the page. */
export const metadata: Metadata = { title: "Reservations" };

/** Where teachers keep sandboxes ready for a class. */
export default async function ReservationsPage() {
  // Before anything is sent: others are answered that there is no such page.
  const user = await teacherOfPage("/reservations");
  return (
    <Suspense fallback={<LoadingRows className="h-13" label="Loading the reservations" />}>
      <Reservations user={user} />
    </Suspense>
  );
}

async function Reservations({ user }: { user: SignedIn }) {
  const { pools, languages } = services();
  const { items, most, sizes } = await pools.windows();
  return (
    <>
      <Refresher everyMs={30_000} />
      <ReservationsView
        windows={items}
        most={most}
        sizes={sizes}
        languages={languages
          .list()
          .filter(({ available }) => available)
          .map(({ id, name }) => ({ id, name }))}
        me={{ email: user.email, role: user.role }}
        now={new Date().toISOString()}
      />
    </>
  );
}
