import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/states";

/** Title of the page. */
export const metadata: Metadata = { title: "Scripts" };

/** Scripts. */
export default function Page() {
  return <EmptyState title="Scripts" />;
}
