"use client";

import { clsx } from "clsx";
import { ExternalLink } from "lucide-react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { QrCode } from "@/components/ui/qr-code";
import { formatMoment } from "@/lib/client/shares/moment";
import type { CreatedShare } from "@/lib/contracts/shares";
import { copyAndSay } from "./copy";
import { RevokeButton } from "./revoke-button";

/** Properties of {@link MadeLink}. */
export interface MadeLinkProps {
  share: CreatedShare;
  /** Readable from the last row of a room. */
  large?: boolean;
  onRevoked: () => void;
}

/** A link that was just made: to copy, to scan, to open, to end. */
export function MadeLink({ share: { id, url, expiresAt }, large = false, onRevoked }: MadeLinkProps) {
  return (
    <>
      <div className="flex gap-2">
        <TextField
          aria-label="Link"
          readOnly
          value={url}
          className="font-mono"
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button variant="primary" onClick={() => void copyAndSay("link", { text: url })}>
          Copy
        </Button>
      </div>
      <QrCode
        text={url}
        label={`QR code of ${url}`}
        className={clsx(
          "mx-auto max-w-full rounded-control border border-line",
          large ? "w-[min(52dvh,32rem)]" : "w-56",
        )}
      />
      {large ? <p className="break-all text-center font-mono text-xl">{url.replace(/^https?:\/\//, "")}</p> : null}
      <p className="text-center text-muted">
        {expiresAt ? `It ends ${formatMoment(expiresAt)}, or when you stop sharing.` : "It ends when you stop sharing."}
      </p>
      <div className="flex items-center justify-between">
        <a
          href={url}
          target="_blank"
          rel="noopener"
          className="inline-flex items-center gap-1.5 text-accent hover:underline hover:underline-offset-4"
        >
          <ExternalLink className="size-3.5" aria-hidden />
          Open in a new tab
        </a>
        <RevokeButton id={id} onRevoked={onRevoked} />
      </div>
    </>
  );
}
