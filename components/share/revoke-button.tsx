"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast, toastError } from "@/components/ui/toast-store";
import { ClientError } from "@/lib/client/problem";
import { shareApi } from "@/lib/client/shares/share-api";

/** Properties of {@link RevokeButton}. */
export interface RevokeButtonProps {
  id: string;
  /** Which link, where several stand below each other. */
  name?: string;
  onRevoked: () => void;
}

/** Ends a share after a second press: nothing brings the same link back. */
export function RevokeButton({ id, name, onRevoked }: RevokeButtonProps) {
  const words = (action: string) => (name === undefined ? undefined : `${action} ${name}`);
  const [asked, ask] = useState(false);
  const [busy, setBusy] = useState(false);
  const revoke = async () => {
    setBusy(true);
    try {
      await shareApi.revoke(id);
    } catch (error) {
      // Somebody else may have been quicker, in another tab; then it is gone as well.
      if (!(error instanceof ClientError && error.problem?.code === "not_found")) {
        toastError(error instanceof ClientError ? error.message : "The link could not be revoked. Try again.");
        setBusy(false);
        return;
      }
    }
    toast({ text: "The link is dead. Nobody can open it any more." });
    onRevoked();
  };
  if (!asked) {
    return (
      <Button variant="ghost" className="text-failed!" aria-label={words("Stop sharing")} onClick={() => ask(true)}>
        Stop sharing
      </Button>
    );
  }
  return (
    <Button
      variant="danger"
      aria-label={words("Really stop sharing")}
      disabled={busy}
      autoFocus
      onClick={() => void revoke()}
      onBlur={() => busy || ask(false)}
    >
      {busy ? "Stopping" : "Really stop sharing?"}
    </Button>
  );
}
