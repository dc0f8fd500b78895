import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { scriptIdSchema } from "@/lib/contracts/scripts";
import { editorBundle } from "@/lib/http/editor-bundle";
import { pageCaller } from "@/lib/http/page-caller";
import { isProblemError } from "@/lib/http/problem";
import { services } from "@/lib/services";
import { VersionsView } from "./versions-view";

interface Properties {
  params: Promise<{ id: string }>;
}

/** Title of the page. */
export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const { script } = await load((await params).id);
  return { title: `Versions of ${script.title}` };
}

/** How a script was before. */
export default async function VersionsPage({ params }: Properties) {
  const { script, revisions, tags } = await load((await params).id);
  const { languages } = services();
  const language = languages.list().find(({ id }) => id === script.language)?.monaco ?? "plaintext";
  return <VersionsView script={script} revisions={revisions} tags={tags} language={language} bundle={editorBundle()} />;
}

/** Answers 404 for what is not there and for what is somebody else's. */
const load = cache(async (id: string) => {
  const { user } = await pageCaller();
  if (!user) redirect("/login?next=/scripts");
  if (!scriptIdSchema.safeParse(id).success) notFound();
  const { scripts } = services();
  try {
    const [script, revisions, { tags }] = await Promise.all([
      scripts.get(user.id, id),
      scripts.revisions(user.id, id),
      scripts.list(user.id, { limit: 1, bin: false }),
    ]);
    return { script, revisions, tags };
  } catch (error) {
    if (isProblemError(error) && error.code === "not_found") notFound();
    throw error;
  }
});
