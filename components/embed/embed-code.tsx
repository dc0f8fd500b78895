"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { CodeText } from "@/components/ui/code-text";
import { codeStyle } from "./code-style";

const LightEditor = dynamic(() => import("./light-editor").then((module) => module.LightEditor), { ssr: false });

/** Properties of {@link EmbedCode}. */
export interface EmbedCodeProps {
  text: string;
  language: string;
  path: string;
  onChange: (text: string) => void;
}

/** Code as text; the editor comes when somebody goes into it. */
export function EmbedCode({ text, language, path, onChange }: EmbedCodeProps) {
  const [editing, edit] = useState(false);
  const label = `Code of ${path}`;
  return (
    <div className="max-h-80 overflow-auto">
      {editing ? (
        <LightEditor text={text} language={language} label={label} onChange={onChange} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: it becomes a field as soon as it has the focus
        <div
          role="textbox"
          aria-multiline
          aria-label={label}
          tabIndex={0}
          onFocus={() => edit(true)}
          className={`${codeStyle} cursor-text focus-visible:-outline-offset-2`}
        >
          <CodeText text={text} language={language} />
          {"\n"}
        </div>
      )}
    </div>
  );
}
