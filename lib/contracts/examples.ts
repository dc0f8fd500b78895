/** Request bodies that run as they stand, shown in the OpenAPI document. */
export const createExamples = {
  python: { summary: "Hello from Python", value: { language: "python", source: 'print("Hello from Podium")' } },
  input: {
    summary: "With standard input and arguments",
    value: { language: "python", source: "import sys\nprint(sys.argv[1], input())", args: ["Hello"], stdin: "Ada\n" },
  },
  limited: {
    summary: "Two seconds at most",
    value: { language: "bash", source: "sleep 60", limits: { wallMs: 2000 } },
  },
  files: {
    summary: "Several files",
    value: {
      language: "c",
      files: [
        { path: "main.c", content: '#include "greet.h"\nint main(void) { greet(); }\n' },
        { path: "greet.h", content: '#include <stdio.h>\nstatic void greet(void) { puts("Hello"); }\n' },
      ],
      entrypoint: "main.c",
    },
  },
};

const id = "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b";

/** A finished execution, shown in the OpenAPI document. */
export const executionExample = {
  id,
  status: "completed",
  language: "python",
  version: "3.11",
  createdAt: "2026-11-21T09:00:00.000Z",
  startedAt: "2026-11-21T09:00:00.002Z",
  finishedAt: "2026-11-21T09:00:00.014Z",
  limits: {
    wallMs: 10_000,
    cpuMs: 10_000,
    memoryBytes: 268_435_456,
    cpuMillis: 1000,
    processes: 64,
    outputBytes: 1_048_576,
    fileBytes: 16_777_216,
    openFiles: 256,
    artifactFiles: 50,
    artifactBytes: 5_242_880,
  },
  tty: false,
  result: {
    outcome: "ok",
    exitCode: 0,
    usage: {
      wallMs: 12,
      waitedMs: 0,
      cpuMs: 9,
      memoryBytes: 8_388_608,
      stdoutBytes: 18,
      stderrBytes: 0,
      droppedBytes: 0,
    },
  },
  stdout: "Hello from Podium\n",
  stderr: "",
  artifacts: [],
  lastSeq: 3,
  links: { self: `/api/v1/executions/${id}`, events: `/api/v1/executions/${id}/events` },
};
