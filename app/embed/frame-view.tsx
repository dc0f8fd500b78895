"use client";

import dynamic from "next/dynamic";
import { useCallback } from "react";
import type { EditorBundle } from "@/components/editor/load-monaco";
import { EmbedFrame, type EmbedFrameProps } from "@/components/embed/embed-frame";

const ArtifactView = dynamic(() => import("@/components/output/artifact-view").then((module) => module.ArtifactView));

/** Properties of {@link FrameView}. */
export interface FrameViewProps extends Omit<EmbedFrameProps, "loadEditor" | "renderFile"> {
  bundle: EditorBundle;
}

/** A frame with the editor page's own editor and files, each fetched when somebody wants it. */
export function FrameView({ bundle, ...props }: FrameViewProps) {
  const { script, style } = bundle;
  const loadEditor = useCallback(async () => {
    const [{ FrameEditor }, { loadMonaco }] = await Promise.all([
      import("./frame-editor"),
      import("@/components/editor/load-monaco"),
    ]);
    await loadMonaco({ script, style });
    return FrameEditor;
  }, [script, style]);
  return (
    <EmbedFrame {...props} loadEditor={loadEditor} renderFile={(artifact) => <ArtifactView artifact={artifact} />} />
  );
}
