"use client";

import { Copy, Link as LinkIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { toast, toastError } from "@/components/ui/toast-store";
import type { CopiedRun } from "@/lib/client/copy-as/markdown";
import { listDrafts } from "@/lib/client/draft/storage";
import { leaveForEditor } from "@/lib/client/shares/open-copy";
import type { SharedDocument } from "@/lib/contracts/shares";
import { copyAndSay } from "./copy";
import { CopyAsMenu } from "./copy-as-menu";
import { ReportButton } from "./report-button";
import { RevokeButton } from "./revoke-button";

/** Properties of {@link SharedBar}. */
export interface SharedBarProps {
  id: string;
  url: string;
  /** Whether the reader made the link. */
  mine: boolean;
  document: SharedDocument;
  run: () => CopiedRun | undefined;
  onRevoked: () => void;
}

/** What can be done with shared code. */
export function SharedBar({ id, url, mine, document, run, onRevoked }: SharedBarProps) {
  const router = useRouter();
  const open = () => {
    try {
      leaveForEditor(document);
      if (listDrafts().length > 0) sayKept();
      router.push("/");
    } catch {
      toastError("This browser keeps nothing for pages, or this is too large for it. Copy the code instead.");
    }
  };
  return (
    <div className="ml-auto flex items-center gap-1 max-md:ml-0 max-md:w-full max-md:flex-wrap max-md:gap-0 max-md:pb-2">
      {mine ? <RevokeButton id={id} onRevoked={onRevoked} /> : <ReportButton id={id} />}
      <CopyAsMenu document={() => document} run={run} url={url} />
      <Button variant="ghost" onClick={() => void copyAndSay("link", { text: url })}>
        <LinkIcon className="size-3.5 text-muted" aria-hidden />
        <span className="max-md:sr-only">Copy link</span>
      </Button>
      <Button variant="primary" className="ml-1 max-md:ml-auto" onClick={open}>
        <Copy className="size-3.5 max-md:hidden" aria-hidden />
        Open as a copy
      </Button>
    </div>
  );
}

/** Shown by the editor page, to which the copy leads. */
function sayKept(): void {
  toast({
    text: "This copy is yours to change. Your own draft is kept.",
    // Without an opener the new tab knows nothing of this one, and takes the draft that no tab has open.
    action: { label: "Open my draft in a new tab", run: () => window.open("/", "_blank", "noopener") },
    duration: 12_000,
  });
}
