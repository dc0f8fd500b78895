import type { ReactNode } from "react";
import { pageReader } from "@/lib/http/page-settings";
import { PageFrame } from "../_frame/page-frame";

/** Frame of every page but the editor, those for signing in and what is shared. */
export default async function PagesLayout({ children }: { children: ReactNode }) {
  // Without the database the bar still stands; what the page itself cannot do, it says.
  const { user, settings } = await pageReader();
  return (
    <PageFrame account={user && { id: user.id, email: user.email, role: user.role }} settings={settings}>
      {children}
    </PageFrame>
  );
}
