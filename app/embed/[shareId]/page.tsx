import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EmbeddingIsOff } from "@/components/embed/embed-notice";
import { shareIdSchema } from "@/lib/contracts/shares";
import { isProblemError } from "@/lib/http/problem";
import { editorBundle } from "@/lib/http/editor-bundle";
import { services } from "@/lib/services";
import type { Share } from "@/lib/shares/service";
import { type EmbedQuery, embeddingIsOn, frameOptions } from "../frame-options";
import { FrameView } from "../frame-view";

/** Frames are found through the pages they stand in. */
export const metadata: Metadata = { title: "Runnable code", robots: { index: false, follow: false } };

interface Properties {
  params: Promise<{ shareId: string }>;
  searchParams: EmbedQuery;
}

/** A share as a runnable frame. */
export default async function Page({ params, searchParams }: Properties) {
  if (!embeddingIsOn()) return <EmbeddingIsOff />;
  const { shareId } = await params;
  const { document } = shareIdSchema.safeParse(shareId).success ? await load(shareId) : notFound();
  const { theme, host } = await frameOptions(searchParams);
  const language =
    services()
      .languages.list()
      .find(({ id }) => id === document.language)?.name ?? document.language;
  return (
    <FrameView
      document={document}
      title={document.title || language}
      link={`/s/${shareId}`}
      theme={theme}
      host={host}
      bundle={editorBundle()}
    />
  );
}

async function load(id: string): Promise<Share> {
  try {
    return await services().shares.get(id);
  } catch (error) {
    if (isProblemError(error) && error.code === "not_found") notFound();
    throw error;
  }
}
