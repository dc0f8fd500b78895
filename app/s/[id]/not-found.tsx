import Link from "next/link";
import { Notice } from "@/components/ui/notice";

/** Answer to a link that never was, was revoked, or whose time is over; which of them is nobody's business. */
export default function ShareNotFound() {
  return (
    <Notice mark="404" title="Nothing is shared under this link">
      <p>
        Whoever shared it may have stopped sharing, the link's time may be over, or a part of the address is missing.
        Ask them for a new link.
      </p>
      <p>
        <Link className="text-accent underline underline-offset-4" href="/">
          Go to the editor
        </Link>
      </p>
    </Notice>
  );
}
