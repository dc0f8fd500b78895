import { useEffect, useState } from "react";
import { limitWords } from "@/components/history/run-facts";
import { api } from "@/lib/client/api";
import { joinArguments } from "@/lib/client/draft/arguments";
import { historyApi } from "@/lib/client/history/history-api";
import { figuresOf } from "@/lib/client/shares/run-view";
import { documentOf } from "@/lib/client/shares/document";
import type { CreateExecution, Execution } from "@/lib/contracts/executions";
import type { SharedDocument } from "@/lib/contracts/shares";
import type { NamedLanguage } from "./named-language";
import { fileNameOf } from "./use-input";

/** A run as texts that can be held beside another's. */
export interface ComparedRun {
  run: Execution;
  source: string;
  output: string;
  given: string;
}

/** Reads two runs whole. */
export function useCompared(
  left: string,
  right: string,
  languages: readonly NamedLanguage[],
): { compared?: [ComparedRun, ComparedRun]; problem?: string } {
  const [known, know] = useState<{ compared?: [ComparedRun, ComparedRun]; problem?: string }>({});
  useEffect(() => {
    let gone = false;
    Promise.all([read(left, languages), read(right, languages)]).then(
      (compared) => gone || know({ compared }),
      (error: Error) => gone || know({ problem: error.message }),
    );
    return () => {
      gone = true;
    };
  }, [left, right, languages]);
  return known;
}

async function read(id: string, languages: readonly NamedLanguage[]): Promise<ComparedRun> {
  const [run, input] = await Promise.all([api.execution(id), historyApi.input(id)]);
  const { compilerOutput = "", stdout = "", stderr = "" } = run;
  return {
    run,
    source: sourceOf(documentOf(input, fileNameOf(input.language, languages))),
    output: `${compilerOutput}${stdout}${stderr}`,
    given: givenOf(run, input),
  };
}

/** One file as it is; several one after the other, under their names. */
function sourceOf({ files }: SharedDocument): string {
  const text = ({ content, encoding }: SharedDocument["files"][number]) =>
    encoding === "utf8" ? content : "(not text)\n";
  const [only] = files;
  if (files.length === 1 && only) return text(only);
  return files.map((file) => `── ${file.path}\n${text(file)}`).join("\n");
}

function givenOf(run: Execution, { stdin, args = [], env = {} }: CreateExecution): string {
  return [
    `language   ${run.language} ${run.version}`,
    `arguments  ${joinArguments(args) || "none"}`,
    `limits     ${limitWords(run)}`,
    ...Object.entries(env).map(([name, value]) => `env        ${name}=${value}`),
    `outcome    ${run.result?.outcome ?? run.status}`,
    `figures    ${figuresOf(run).join(" · ") || "none"}`,
    `input      ${stdin === undefined ? (run.tty ? "typed while it ran" : "none") : `\n${stdin}`}`,
  ].join("\n");
}
