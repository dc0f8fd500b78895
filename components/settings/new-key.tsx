"use client";

import { Copy, Plus } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { SelectField, TextField } from "@/components/ui/field";
import { toast, toastError } from "@/components/ui/toast-store";
import { accountApi } from "@/lib/client/account/account-api";
import { writeClipboard } from "@/lib/client/copy-as/clipboard";
import type { ClientError } from "@/lib/client/problem";
import { type CreatedKey, createKeySchema, type KeyScope, keyBounds, keyScopes } from "@/lib/contracts/keys";

/** Makes a key and shows it, once. */
export function NewKey({ onMade }: { onMade: () => void }) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<CreatedKey>();
  const [kept, setKept] = useState(false);
  const [warned, warn] = useState(false);
  const show = (next: boolean) => {
    setOpen(next);
    setMade(undefined);
    setKept(false);
    warn(false);
  };
  return (
    // What closes a dialog by the way would lose the key.
    <Dialog open={open} onOpenChange={(next) => (made && !kept && !next ? warn(true) : show(next))}>
      <DialogTrigger asChild>
        <Button className="w-fit">
          <Plus className="size-3.5 text-muted" aria-hidden />
          New key
        </Button>
      </DialogTrigger>
      <DialogContent title={made ? "Your new key" : "New API key"}>
        {made ? (
          <MadeKey made={made} warned={warned} onCopied={() => setKept(true)} onDone={() => show(false)} />
        ) : (
          <KeyForm
            onMade={(key) => {
              setMade(key);
              // Also when it was closed meanwhile: the key is there now.
              setOpen(true);
              onMade();
            }}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}

/** Properties of {@link MadeKey}. */
interface MadeKeyProps {
  made: CreatedKey;
  /** Somebody was about to leave without it. */
  warned: boolean;
  onCopied: () => void;
  onDone: () => void;
}

function MadeKey({ made: { name, secret }, warned, onCopied, onDone }: MadeKeyProps) {
  const copy = async () => {
    if (await writeClipboard(secret)) {
      toast({ text: "Copied." });
      onCopied();
    } else toastError("This browser does not let pages copy. Select the key instead.");
  };
  return (
    <div className="flex flex-col gap-3">
      <p>Copy {name} now: it is not shown again. Whoever has it acts for you.</p>
      <div className="flex items-center gap-2">
        <code
          data-testid="key-secret"
          className="min-w-0 flex-1 select-all break-all rounded-control border border-line bg-surface px-2 py-1.5 font-mono text-xs"
        >
          {secret}
        </code>
        <Button onClick={() => void copy()}>
          <Copy className="size-3.5 text-muted" aria-hidden />
          Copy
        </Button>
      </div>
      <div className="flex items-center justify-end gap-3">
        <p role="alert" className="min-w-0 flex-1 text-failed empty:hidden">
          {warned ? "You have not copied it. Press Done when you have it elsewhere." : null}
        </p>
        <Button variant="primary" size="md" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}

function KeyForm({ onMade }: { onMade: (key: CreatedKey) => void }) {
  const id = useId();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // A second click would make a second key.
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const days = Number(data.get("days"));
    const wanted = createKeySchema.safeParse({
      name: data.get("name"),
      scopes: data.getAll("scope"),
      perMinute: Number(data.get("perMinute")),
      ...(days > 0 && { expiresInDays: days }),
    });
    if (!wanted.success) return setProblem(wanted.error.issues[0]?.message);
    setBusy(true);
    setProblem(undefined);
    try {
      onMade(await accountApi.createKey(wanted.data));
    } catch (error) {
      setProblem((error as ClientError).problem?.errors?.[0]?.message ?? (error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)} className="flex flex-col gap-4" noValidate>
      <div className="flex flex-col gap-1.5">
        <label htmlFor={`${id}-name`}>Name</label>
        <TextField id={`${id}-name`} name="name" maxLength={keyBounds.name} placeholder="CI of the course" />
      </div>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5">What it may do</legend>
        {(Object.keys(keyScopes) as KeyScope[]).map((scope) => (
          <label key={scope} className="flex cursor-pointer items-start gap-2">
            <input
              type="checkbox"
              name="scope"
              value={scope}
              defaultChecked={scope === "read" || scope === "run"}
              className="mt-0.5 size-4 accent-(--accent)"
            />
            <span>
              <code className="font-mono text-xs">{scope}</code> <span className="text-muted">{keyScopes[scope]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="grid grid-cols-2 gap-3">
        <div className="flex flex-col gap-1.5">
          <label htmlFor={`${id}-rate`}>Requests a minute</label>
          <TextField
            id={`${id}-rate`}
            name="perMinute"
            type="number"
            min={keyBounds.perMinute.min}
            max={keyBounds.perMinute.max}
            defaultValue={keyBounds.perMinute.usual}
          />
        </div>
        <div className="flex flex-col gap-1.5">
          <label htmlFor={`${id}-days`}>Works for</label>
          <SelectField id={`${id}-days`} name="days" defaultValue="90">
            <option value="7">7 days</option>
            <option value="30">30 days</option>
            <option value="90">90 days</option>
            <option value="365">a year</option>
            <option value="0">until I revoke it</option>
          </SelectField>
        </div>
      </div>
      <p role="alert" className="text-failed empty:hidden">
        {problem}
      </p>
      <Button type="submit" variant="primary" size="md" className="w-fit" disabled={busy}>
        Make the key
      </Button>
    </form>
  );
}
