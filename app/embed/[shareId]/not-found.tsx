import { Notice } from "@/components/ui/notice";

/** Answer to a frame whose share never was, or was revoked. */
export default function EmbedNotFound() {
  return (
    <Notice mark="404" title="This code is not shared any more">
      <p>Whoever shared it stopped sharing, the link's time is over, or the address in this page is mistyped.</p>
    </Notice>
  );
}
