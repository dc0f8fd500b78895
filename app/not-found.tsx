import type { Metadata } from "next";
import Link from "next/link";
import { Notice } from "@/components/ui/notice";

/** Title of the page. */
export const metadata: Metadata = { title: "Not found" };

/** Answer of every address without a page. */
export default function NotFound() {
  return (
    <Notice mark="404" title="There is no page here">
      <p>The address may be mistyped, or what it showed is gone.</p>
      <p>
        <Link className="text-accent underline underline-offset-4" href="/">
          Go to the editor
        </Link>
      </p>
    </Notice>
  );
}
