"use client";

import { Share2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import type { SharedDocument } from "@/lib/contracts/shares";

const ShareDialog = dynamic(() => import("./share-dialog").then((module) => module.ShareDialog), {
  // As high as what comes, so that nothing jumps.
  loading: () => <div className="h-30" />,
});

/** Properties of {@link ShareButton}. */
export interface ShareButtonProps {
  /** The code as it stands; asked when it is needed. */
  document: () => SharedDocument | Promise<SharedDocument>;
  /** The run the page shows, running or over; null when there is none. */
  execution: string | null;
  /** For pages that open the dialog with a key too. */
  open?: boolean;
  /** Whether it opens with the list of one's own links. */
  links?: boolean;
  /** Whether the page is shown to a room. */
  projector?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** Opens the dialog that makes a link, before or after a run. */
export function ShareButton({ open, onOpenChange, projector, ...rest }: ShareButtonProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const change = onOpenChange ?? setOwnOpen;
  return (
    <Dialog open={open ?? ownOpen} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant="ghost">
          <Share2 className="size-3.5 text-muted" aria-hidden />
          <span className="max-md:sr-only">Share</span>
        </Button>
      </DialogTrigger>
      <DialogContent title="Share" className={projector ? "top-[6dvh]! max-h-[88dvh]! w-160!" : undefined}>
        <ShareDialog {...rest} projector={projector} />
      </DialogContent>
    </Dialog>
  );
}
