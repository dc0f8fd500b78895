"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { historyApi } from "@/lib/client/history/history-api";

/** Properties of {@link DeleteRun}. */
export interface DeleteRunProps {
  id: string;
  name: string;
  disabled: boolean;
  onDeleted: () => void;
}

/** Asks, then deletes a run with what it printed and left: that cannot be undone. */
export function DeleteRun({ id, name, disabled, onDeleted }: DeleteRunProps) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const remove = () =>
    historyApi.remove(id).then(
      () => {
        setOpen(false);
        onDeleted();
      },
      (error: Error) => setProblem(error.message),
    );
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <IconButton label={disabled ? "Delete (stop it first)" : "Delete"} disabled={disabled}>
          <Trash2 className="size-4" aria-hidden />
        </IconButton>
      </DialogTrigger>
      <DialogContent
        title="Delete this run?"
        description="Its output and files go for good. Whoever has a link to it still sees the code, and no output."
      >
        <p className="mb-4 line-clamp-2 break-all font-mono text-muted text-xs">{name}</p>
        {problem ? (
          <p role="alert" className="mb-3 text-failed">
            {problem}
          </p>
        ) : null}
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button variant="danger" onClick={() => void remove()}>
            Delete
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
