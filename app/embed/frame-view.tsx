"use client";

import dynamic from "next/dynamic";
import { EmbedFrame, type EmbedFrameProps } from "@/components/embed/embed-frame";

const ArtifactView = dynamic(() => import("@/components/output/artifact-view").then((module) => module.ArtifactView));
const loadEditor = () => import("./frame-editor").then((module) => module.FrameEditor);

/** A frame with the editor page's own editor and files, each fetched when somebody wants it. */
export function FrameView(props: Omit<EmbedFrameProps, "loadEditor" | "renderFile">) {
  return (
    <EmbedFrame {...props} loadEditor={loadEditor} renderFile={(artifact) => <ArtifactView artifact={artifact} />} />
  );
}
