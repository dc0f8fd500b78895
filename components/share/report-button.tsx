"use client";

import { Flag } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { SelectField, TextArea } from "@/components/ui/field";
import { toast, toastError } from "@/components/ui/toast-store";
import { shareApi } from "@/lib/client/shares/share-api";
import { type ReportReason, reportReasons } from "@/lib/contracts/reports";

/** Tells the administrators that a page should not be there. */
export function ReportButton({ id }: { id: string }) {
  const field = useId();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setBusy(true);
    try {
      await shareApi.report(id, { reason: data.get("reason") as ReportReason, detail: String(data.get("detail")) });
      toast({ text: "Reported. An administrator will look at it." });
      setOpen(false);
    } catch (error) {
      toastError((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost">
          <Flag className="size-3.5 text-muted" aria-hidden />
          <span className="max-md:sr-only">Report</span>
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Report this page"
        description="An administrator sees it with what you write. You stay unnamed."
      >
        <form onSubmit={(event) => void send(event)} className="flex flex-col gap-3">
          <label htmlFor={`${field}-reason`} className="flex flex-col gap-1.5">
            Why
            <SelectField id={`${field}-reason`} name="reason">
              {Object.entries(reportReasons).map(([name, words]) => (
                <option key={name} value={name}>
                  {words}
                </option>
              ))}
            </SelectField>
          </label>
          <label htmlFor={`${field}-detail`} className="flex flex-col gap-1.5">
            What should they know? (may be left out)
            <TextArea id={`${field}-detail`} name="detail" rows={3} maxLength={1000} />
          </label>
          <Button type="submit" variant="primary" size="md" className="w-fit" disabled={busy}>
            Report
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
