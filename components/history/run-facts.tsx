import type { ReactNode } from "react";
import { formatBytes, formatTimeLimit } from "@/lib/client/run/format";
import { joinArguments } from "@/lib/client/draft/arguments";
import type { CreateExecution, Execution } from "@/lib/contracts/executions";

/** What a run was given beside its code: input, arguments, environment, and the limits that held. */
export function RunFacts({ run, input }: { run: Execution; input: CreateExecution }) {
  const { stdin, args = [], env = {}, stdinEncoding } = input;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 px-4 py-3 text-sm">
      <Fact name="Input">
        {stdin === undefined ? (
          <span className="text-muted">{run.tty ? "typed while it ran" : "none"}</span>
        ) : (
          <Text text={stdinEncoding === "base64" ? `${stdin} (base64)` : stdin} />
        )}
      </Fact>
      <Fact name="Arguments">
        {args.length > 0 ? <Text text={joinArguments(args)} /> : <span className="text-muted">none</span>}
      </Fact>
      {Object.keys(env).length > 0 ? (
        <Fact name="Environment">
          <Text
            text={Object.entries(env)
              .map(([name, value]) => `${name}=${value}`)
              .join("\n")}
          />
        </Fact>
      ) : null}
      <Fact name="Limits">
        <span className="tabular">{limitWords(run)}</span>
      </Fact>
      <Fact name="Id">
        <code className="break-all text-muted text-xs">{run.id}</code>
      </Fact>
    </dl>
  );
}

/** The limits that held, in one line. */
export function limitWords({ limits }: Execution): string {
  return [
    `${formatTimeLimit(limits.wallMs)} time`,
    `${formatTimeLimit(limits.cpuMs)} CPU`,
    `${formatBytes(limits.memoryBytes)} memory`,
    `${formatBytes(limits.outputBytes)} output`,
  ].join(" · ");
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Text({ text }: { text: string }) {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-32 overflow-auto whitespace-pre-wrap break-all rounded-control bg-surface px-2 py-1 font-mono text-xs"
    >
      {text}
    </pre>
  );
}
