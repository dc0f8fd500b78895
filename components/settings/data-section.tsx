"use client";

import { Download, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { toast } from "@/components/ui/toast-store";
import { accountApi } from "@/lib/client/account/account-api";
import { Section } from "./section";

/** Everything as one archive, and the end of the account. */
export function DataSection({ email }: { email: string }) {
  return (
    <Section
      id="data"
      title="Your data"
      about="Your scripts with their versions, runs with their output, shared pages and account."
    >
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => location.assign("/api/v1/account/export")}>
          <Download className="size-3.5 text-muted" aria-hidden />
          Export everything
        </Button>
        <DeleteAccount email={email} />
      </div>
    </Section>
  );
}

function DeleteAccount({ email }: { email: string }) {
  const field = useId();
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await accountApi.delete();
      location.assign("/");
    } catch (error) {
      toast({ text: (error as Error).message });
      setBusy(false);
    }
  };
  return (
    <Dialog onOpenChange={() => setTyped("")}>
      <DialogTrigger asChild>
        <Button variant="danger">
          <Trash2 className="size-3.5" aria-hidden />
          Delete the account
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Delete the account"
        description="Scripts, runs, shared pages and keys go with it, at once and for good. Export them first if you may need them."
      >
        <div className="flex flex-col gap-3">
          <label htmlFor={field}>
            Type <strong className="break-all">{email}</strong> to go on
          </label>
          <TextField id={field} value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
          <Button
            variant="danger"
            size="md"
            className="w-fit"
            disabled={busy || typed.trim().toLowerCase() !== email}
            onClick={() => void remove()}
          >
            Delete for good
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
