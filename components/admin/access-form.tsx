"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { adminApi } from "@/lib/client/admin/admin-api";
import type { Site } from "@/lib/contracts/policy";
import { useAction } from "./use-action";

/** Who may come in. */
export function AccessForm({ site, provesAddresses }: { site: Site /** By mail. */; provesAddresses: boolean }) {
  const id = useId();
  const { busy, act } = useAction();
  const [domains, setDomains] = useState(site.domains.join(", "));
  const change = (part: Partial<Site>) => act("site", () => adminApi.setSite(part), "In force from now on.");
  const saveDomains = (event: FormEvent) => {
    event.preventDefault();
    const list = domains.split(/[\s,]+/).filter(Boolean);
    void change({ domains: list.map((domain) => domain.replace(/^@/, "")) });
  };
  return (
    <div className="flex max-w-120 flex-col gap-4 text-sm">
      <Toggle
        label="Running without an account"
        help="Off: only people with an account run programs. Shared pages stay open to read."
        checked={site.anonymous}
        disabled={busy !== undefined}
        onChange={(anonymous) => void change({ anonymous })}
      />
      <Toggle
        label="Making an account"
        help="Off: nobody signs up by themselves. Who has an account signs in as before."
        checked={site.signUp}
        disabled={busy !== undefined}
        onChange={(signUp) => void change({ signUp })}
      />
      <form onSubmit={saveDomains} className="flex flex-col gap-1.5">
        <label htmlFor={`${id}-domains`} className="font-medium">
          E-mail domains that may sign up
        </label>
        <div className="flex gap-2">
          <TextField
            id={`${id}-domains`}
            value={domains}
            onChange={(event) => setDomains(event.target.value)}
            placeholder="any"
            aria-describedby={`${id}-help`}
          />
          <Button type="submit" disabled={busy !== undefined}>
            Set
          </Button>
        </div>
        <p id={`${id}-help`} className="text-muted text-xs">
          Such as uni.example, students.uni.example. Empty: any.
          {provesAddresses ? null : " Without a mail server nobody proves that an address is theirs."}
        </p>
      </form>
    </div>
  );
}

interface ToggleProps {
  label: string;
  help: string;
  checked: boolean;
  disabled: boolean;
  onChange: (on: boolean) => void;
}

function Toggle({ label, help, checked, disabled, onChange }: ToggleProps) {
  const id = useId();
  return (
    <div className="flex gap-3">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 accent-(--accent)"
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={`${id}-help`} className="text-muted text-xs">
          {help}
        </p>
      </div>
    </div>
  );
}
