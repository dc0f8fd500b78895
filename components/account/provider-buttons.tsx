"use client";

import { signIn } from "next-auth/react";
import { Button } from "@/components/ui/button";

/** Services that sign people in; these need scripts. */
export function ProviderButtons({
  providers,
  next,
}: {
  providers: readonly { id: string; name: string }[];
  next: string;
}) {
  if (providers.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-center gap-3 text-muted text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      {providers.map(({ id, name }) => (
        <Button key={id} size="md" className="h-9" onClick={() => void signIn(id, { callbackUrl: next })}>
          Continue with {name}
        </Button>
      ))}
    </div>
  );
}
