"use client";

import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { Dialog, DialogContent } from "./dialog";

/** Properties of {@link ConfirmDialog}. */
export interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** What follows from it. */
  description: ReactNode;
  /** Words on the button that goes on, and on the one that does not. */
  go: string;
  keep: string;
  /** Somebody thought better of it. */
  onKeep: () => void;
  /** Closing is the caller's; what it rejects with is shown. */
  onGo: () => Promise<unknown>;
}

/** Asks before something that is hard to take back. */
export function ConfirmDialog({ open, title, description, go, keep, onKeep, onGo }: ConfirmDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => next || onKeep()}>
      <DialogContent title={title} description={description}>
        <Choice go={go} keep={keep} onKeep={onKeep} onGo={onGo} />
      </DialogContent>
    </Dialog>
  );
}

function Choice({ go, keep, onKeep, onGo }: Pick<ConfirmDialogProps, "go" | "keep" | "onKeep" | "onGo">) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const goOn = async () => {
    setBusy(true);
    setProblem(undefined);
    await onGo().catch((error: Error) => setProblem(error.message));
    setBusy(false);
  };
  return (
    <>
      <p role="alert" className="mb-3 text-failed empty:hidden">
        {problem}
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={onKeep}>{keep}</Button>
        <Button variant="danger" disabled={busy} onClick={() => void goOn()}>
          {go}
        </Button>
      </div>
    </>
  );
}
