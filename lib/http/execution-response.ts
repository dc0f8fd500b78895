import type { Execution } from "../contracts/executions";
import type { Access, ExecutionService } from "../executions/service";
import { streamOf } from "./answers";

/** Which property of an execution carries which stream; the compiler's is there only when it said something. */
const streams = [
  ["stdout", "stdout", true],
  ["stderr", "stderr", true],
  ["compiler", "compilerOutput", false],
] as const;

/**
 * An execution with its output as a JSON answer, written as it is read from the store: megabytes of output never stand in
 * memory as a whole, however many ask at once.
 *
 * @throws ProblemError as `output` does, before the answer begins.
 */
export async function executionResponse(
  executions: Pick<ExecutionService, "output">,
  access: Access,
  execution: Execution,
  { status = 200, headers = {} }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const outputs = await Promise.all(streams.map(([stream]) => executions.output(access, execution.id, stream)));
  return new Response(streamOf(jsonPieces(execution, outputs)), {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
}

async function* jsonPieces(
  execution: Execution,
  outputs: readonly AsyncIterable<Buffer>[],
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(JSON.stringify(execution).slice(0, -1));
  for (const [index, [, property, always]] of streams.entries()) {
    let open = always;
    if (always) yield encoder.encode(`,"${property}":"`);
    for await (const text of decoded(outputs[index] ?? [])) {
      if (!open) yield encoder.encode(`,"${property}":"`);
      open = true;
      yield encoder.encode(JSON.stringify(text).slice(1, -1));
    }
    if (open) yield encoder.encode('"');
  }
  yield encoder.encode("}");
}

/** Text of bytes whose pieces may end within a character; what is not UTF-8 becomes U+FFFD. */
async function* decoded(pieces: AsyncIterable<Buffer> | readonly Buffer[]): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for await (const piece of pieces) {
    const text = decoder.decode(piece, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}
