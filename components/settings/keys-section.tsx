"use client";

import { KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast-store";
import { accountApi } from "@/lib/client/account/account-api";
import { when } from "@/lib/client/when";
import type { ApiKeyInfo } from "@/lib/contracts/keys";
import { NewKey } from "./new-key";
import { Section } from "./section";

/** Keys by which programs act for this account. */
export function KeysSection({ keys }: { keys: readonly ApiKeyInfo[] }) {
  const router = useRouter();
  const [leaving, leave] = useState<ApiKeyInfo>();
  const revoke = async ({ id, name }: ApiKeyInfo) => {
    await accountApi.revokeKey(id);
    leave(undefined);
    toast({ text: `${name} is revoked. The next request with it is refused.` });
    router.refresh();
  };
  return (
    <Section
      id="keys"
      title="API keys"
      about={
        <>
          Programs send one as <code className="font-mono text-xs">Authorization: Bearer …</code> and act for you within
          its scopes.
        </>
      }
    >
      {keys.length === 0 ? (
        <p className="text-muted text-sm">You have none.</p>
      ) : (
        <ul className="flex flex-col rounded-panel border border-line">
          {keys.map((key) => (
            <KeyRow key={key.id} info={key} onRevoke={() => leave(key)} />
          ))}
        </ul>
      )}
      <NewKey onMade={() => router.refresh()} />
      {leaving ? (
        <ConfirmDialog
          open
          title={`Revoke ${leaving.name}?`}
          description="Whatever uses it is refused from its next request on. It cannot be brought back, only replaced by a new one."
          go="Revoke"
          keep="Keep it"
          onKeep={() => leave(undefined)}
          onGo={() => revoke(leaving)}
        />
      ) : null}
    </Section>
  );
}

function KeyRow({ info, onRevoke }: { info: ApiKeyInfo; onRevoke: () => void }) {
  const { name, hint, scopes, perMinute, lastUsedAt, expiresAt } = info;
  return (
    <li className="flex items-center gap-3 border-line border-b px-3 py-2 last:border-b-0">
      <KeyRound className="size-4 shrink-0 text-muted" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 gap-2 text-sm">
          <span className="truncate font-medium">{name}</span>
          <code className="shrink-0 font-mono text-muted text-xs leading-5">{hint}…</code>
        </p>
        <p className="tabular text-muted text-xs">
          {scopes.join(", ")} · {perMinute} a minute · {lastUsedAt ? `used ${when(lastUsedAt)}` : "never used"}
          {expiresAt ? ` · works until ${when(expiresAt)}` : ""}
        </p>
      </div>
      <Button variant="danger" aria-label={`Revoke ${name}`} onClick={onRevoke}>
        Revoke
      </Button>
    </li>
  );
}
