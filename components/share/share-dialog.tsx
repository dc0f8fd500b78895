"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { api } from "@/lib/client/api";
import type { CopiedRun } from "@/lib/client/copy-as/markdown";
import { ClientError } from "@/lib/client/problem";
import { shareApi } from "@/lib/client/shares/share-api";
import type { CreatedShare, SharedDocument } from "@/lib/contracts/shares";
import { copyAndSay } from "./copy";
import { CopyAsMenu } from "./copy-as-menu";
import { EndOfLink } from "./end-of-link";
import { MadeLink } from "./made-link";
import { OwnLinks } from "./own-links";

/** Properties of {@link ShareDialog}. */
export interface ShareDialogProps {
  document: () => SharedDocument | Promise<SharedDocument>;
  execution: string | null;
  /** Begins with the list of one's own links. */
  links?: boolean;
  /** The page is shown to a room, which has to read the link and scan its code. */
  projector?: boolean;
}

/** Makes a link, copies it, and shows it with its QR code; or lists the links one has. */
export function ShareDialog({ links = false, ...rest }: ShareDialogProps) {
  const [listing, list] = useState(links);
  return listing ? <OwnLinks onBack={() => list(false)} /> : <NewLink {...rest} onList={() => list(true)} />;
}

function NewLink({ document, execution, projector, onList }: ShareDialogProps & { onList: () => void }) {
  const [withRun, setWithRun] = useState(true);
  const [expiresIn, setExpiresIn] = useState<number>();
  const [made, setMade] = useState<CreatedShare>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const executionId = withRun && execution ? execution : undefined;

  const make = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const share = await shareApi.create({
        ...(executionId ? { executionId } : { document: await document() }),
        expiresIn,
      });
      setMade(share);
      void copyAndSay("link", { text: share.url });
    } catch (error) {
      // The draft says in its own words what it cannot hand over.
      setProblem(error instanceof ClientError || error instanceof Error ? error.message : "Try again.");
    }
    setBusy(false);
  };

  return (
    <div className="flex flex-col gap-3">
      {made ? (
        <MadeLink share={made} large={projector} onRevoked={() => setMade(undefined)} />
      ) : (
        <>
          <p className="text-muted">{wordsFor(executionId !== undefined)}</p>
          {execution ? (
            <label className="flex items-center gap-2">
              <input
                type="checkbox"
                checked={withRun}
                onChange={(event) => setWithRun(event.target.checked)}
                className="size-4 accent-accent"
              />
              With the run and its output
            </label>
          ) : null}
          <EndOfLink seconds={expiresIn} onSeconds={setExpiresIn} />
          {problem ? (
            <p role="alert" className="text-failed">
              {problem}
            </p>
          ) : null}
        </>
      )}
      <footer className="flex items-center gap-2 border-line border-t pt-3">
        <CopyAsMenu document={document} run={() => runOf(execution)} url={made?.url} />
        <Button variant="ghost" onClick={onList}>
          Your links
        </Button>
        {made ? null : (
          <Button variant="primary" size="md" className="ml-auto" disabled={busy} onClick={() => void make()}>
            {busy ? "Making the link" : "Create and copy link"}
          </Button>
        )}
      </footer>
    </div>
  );
}

function wordsFor(withRun: boolean): string {
  return withRun
    ? "Anyone with the link can read the code as it ran and its output, live while it runs. Nobody can change it. You can stop sharing at any time."
    : "Anyone with the link can read the code as it stands now, and open a copy of their own. You can stop sharing at any time.";
}

/** The run for Markdown; what cannot be read is left out of it. */
async function runOf(execution: string | null): Promise<CopiedRun | undefined> {
  if (!execution) return undefined;
  const found = await api.execution(execution).catch(() => undefined);
  return (
    found && { output: `${found.compilerOutput ?? ""}${found.stdout ?? ""}${found.stderr ?? ""}`, result: found.result }
  );
}
