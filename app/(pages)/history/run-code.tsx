"use client";

import { useEffect, useState } from "react";
import { CodeLines } from "@/components/ui/code-lines";
import { Tabs, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { mainFile } from "@/lib/client/shares/document";
import type { SharedDocument } from "@/lib/contracts/shares";

/** Properties of {@link RunCode}. */
export interface RunCodeProps {
  document: SharedDocument;
  /** A place to bring into sight. */
  marked?: { file: string; line: number };
}

/** The files of a run, as they were. */
export function RunCode({ document, marked }: RunCodeProps) {
  const [chosen, choose] = useState<string>();
  useEffect(() => {
    if (marked) choose(marked.file);
  }, [marked]);
  const file = document.files.find(({ path }) => path === chosen) ?? mainFile(document);
  if (!file) return null;
  const text = file.encoding === "utf8" ? file.content : "This file is not text.";
  return (
    <>
      {document.files.length > 1 ? (
        <Tabs value={file.path} onValueChange={choose}>
          <TabsList aria-label="Files" className="border-line border-b">
            {document.files.map(({ path }) => (
              <TabsTrigger key={path} value={path} title={path} aria-controls={undefined}>
                <span className="max-w-40 truncate">{path}</span>
              </TabsTrigger>
            ))}
          </TabsList>
        </Tabs>
      ) : null}
      <CodeLines
        text={text}
        language={document.language}
        label={`Code of ${file.path}`}
        marked={marked?.file === file.path ? marked : undefined}
      />
    </>
  );
}
