import type { Metadata } from "next";
import { EmbeddingIsOff, NoSuchLanguage } from "@/components/embed/embed-notice";
import { editorBundle } from "@/lib/http/editor-bundle";
import { services } from "@/lib/services";
import { type EmbedQuery, embeddingIsOn, frameOptions } from "./frame-options";
import { FrameView } from "./frame-view";

/** Frames are found through the pages they stand in. */
export const metadata: Metadata = { title: "Runnable code", robots: { index: false, follow: false } };

/** A runnable frame for code that its page brings along, in the fragment or by a message. */
export default async function Page({ searchParams }: { searchParams: EmbedQuery }) {
  if (!embeddingIsOn()) return <EmbeddingIsOff />;
  const { language: wanted, theme, host } = await frameOptions(searchParams);
  const languages = services()
    .languages.list()
    .filter(({ available }) => available);
  const language = languages.find(
    ({ id, aliases }) => wanted !== undefined && (id === wanted || aliases.includes(wanted)),
  );
  if (!language) return <NoSuchLanguage known={languages.map(({ id }) => id)} />;
  const file = { path: language.fileName, content: "", encoding: "utf8" as const };
  return (
    <FrameView
      document={{ language: language.id, files: [file], entrypoint: file.path }}
      title={language.name}
      link="/"
      theme={theme}
      host={host}
      bundle={editorBundle()}
    />
  );
}
