"use client";

import { ArrowLeft, Tags } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { EditorBundle } from "@/components/editor/load-monaco";
import { TagChips } from "@/components/scripts/tag-chips";
import { TagsDialog } from "@/components/scripts/tags-dialog";
import { VersionList } from "@/components/scripts/version-list";
import { Button } from "@/components/ui/button";
import { EmptyState, ErrorState, LoadingRows } from "@/components/ui/states";
import { toast, toastError } from "@/components/ui/toast-store";
import { useDark } from "@/lib/client/media";
import { scriptApi } from "@/lib/client/scripts/script-api";
import type { Revision, Script } from "@/lib/contracts/scripts";
import type { SharedDocument } from "@/lib/contracts/shares";
import { useOpenScript } from "../use-open-script";

const DiffPane = dynamic(() => import("@/components/editor/diff-pane").then((module) => module.DiffPane), {
  ssr: false,
});

/** Properties of {@link VersionsView}. */
export interface VersionsViewProps {
  script: Script;
  /** Newest first. */
  revisions: readonly Omit<Revision, "document">[];
  /** Those the account uses. */
  tags: readonly string[];
  /** What Monaco calls it. */
  language: string;
  bundle: EditorBundle;
}

/** A version beside the script as it is now, and the way back to it. */
export function VersionsView({ script, revisions, tags, language, bundle }: VersionsViewProps) {
  const [chosen, choose] = useState(revisions[0]?.revision);
  const { version, problem } = useVersion(script.id, chosen);
  const [tagging, setTagging] = useState(false);
  const dark = useDark();
  const router = useRouter();
  const open = useOpenScript();
  const bringBack = async ({ document, title }: Revision) => {
    try {
      await scriptApi.change(script.id, { document, title, revision: script.revision });
      toast({ text: "It is as it was then. What it was before is a version too." });
    } catch (error) {
      toastError(error instanceof Error ? error.message : "It could not be brought back.");
    }
    router.refresh();
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-wrap items-center gap-2 border-line border-b px-2 py-1.5">
        <Link
          href="/scripts"
          prefetch={false}
          aria-label="Back to the scripts"
          className="flex size-7 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink pointer-coarse:size-9"
        >
          <ArrowLeft className="size-4" aria-hidden />
        </Link>
        <div className="flex min-w-0 flex-1 flex-col gap-0.5 max-md:basis-[70%]">
          <h1 className="truncate font-semibold text-sm" title={script.title}>
            {script.title}
          </h1>
          <TagChips tags={script.tags} wrap />
        </div>
        <Button onClick={() => setTagging(true)}>
          <Tags className="size-3.5 text-muted" aria-hidden />
          Tags
        </Button>
        <Button onClick={() => open(script)}>Open in the editor</Button>
        <Button variant="primary" disabled={!version} onClick={() => version && void bringBack(version)}>
          Bring this version back
        </Button>
      </header>
      {tagging ? (
        <TagsDialog
          script={script}
          known={tags}
          onClose={() => setTagging(false)}
          onTag={async (chosen) => {
            await scriptApi.change(script.id, { tags: chosen });
            router.refresh();
          }}
        />
      ) : null}
      {revisions.length === 0 ? (
        <EmptyState title="No earlier versions yet">
          While you work on it, the state before is kept every few minutes.
        </EmptyState>
      ) : (
        <div className="flex min-h-0 flex-1 max-md:flex-col">
          <VersionList revisions={revisions} chosen={chosen} onChoose={choose} />
          <section aria-label="Changes since then" className="min-h-0 min-w-0 flex-1">
            {problem ? (
              <ErrorState title="The version could not be read">{problem}</ErrorState>
            ) : version ? (
              <DiffPane
                bundle={bundle}
                original={textOf(version.document)}
                modified={textOf(script.document)}
                language={language}
                label={script.title}
                dark={dark}
              />
            ) : (
              <LoadingRows rows={6} label="Loading the version" />
            )}
          </section>
        </div>
      )}
    </div>
  );
}

function useVersion(id: string, chosen: number | undefined): { version?: Revision; problem?: string } {
  const [known, know] = useState<{ version?: Revision; problem?: string; revision?: number }>({});
  useEffect(() => {
    if (chosen === undefined) return;
    let gone = false;
    scriptApi.revision(id, chosen).then(
      (version) => gone || know({ version, revision: chosen }),
      (error: Error) => gone || know({ problem: error.message, revision: chosen }),
    );
    return () => {
      gone = true;
    };
  }, [id, chosen]);
  return known.revision === chosen ? known : {};
}

/** One file as it is; several one after the other, under their names; then the input, when there is one. */
function textOf({ files, stdin }: SharedDocument): string {
  const [only] = files;
  const text = ({ content, encoding }: SharedDocument["files"][number]) =>
    encoding === "utf8" ? content : "(not text)\n";
  const code =
    files.length === 1 && only ? text(only) : files.map((file) => `── ${file.path}\n${text(file)}`).join("\n");
  return stdin === undefined ? code : `${code}\n── input\n${stdin}`;
}
