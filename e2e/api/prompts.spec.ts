import { expect, it } from "vitest";
import { newOwner } from "./server";
import { EventStream, untilStdout } from "./sse";

const programs = {
  c: '#include <stdio.h>\nint main(void) { char n[64]; printf("Name? "); if (scanf("%63s", n) != 1) return 1; printf("Hello, %s!\\n", n); }',
  python: "print(f\"Hello, {input('Name? ')}!\")",
};

it.each([
  ["c", { interactive: true }],
  ["c", { tty: true }],
  ["python", { interactive: true }],
  ["python", { tty: true }],
] as const)("%s shows its prompt before it waits, with %j, and takes the answer", async (language, mode) => {
  const owner = await newOwner();
  const { id } = await owner.start({ language, source: programs[language], ...mode });
  await untilStdout(new EventStream(owner, id), (text) => text === "Name? ");
  expect((await owner.get(id)).status).toBe("running");
  const written = await owner.post(`/api/v1/executions/${id}/stdin`, { data: "Ada\n" });
  expect(written.status).toBe(204);
  const execution = await owner.untilOver(id);
  expect(execution).toMatchObject({ status: "completed", result: { outcome: "ok" } });
  expect(execution.stdout).toBe("Name? Hello, Ada!\n");
});
