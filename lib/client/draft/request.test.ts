import { expect, it } from "vitest";
import { createExecutionSchema } from "../../contracts/executions";
import { newDraft, withFile } from "./edit";
import { createRequest } from "./request";

const draft = newDraft({ id: "python", fileName: "main.py" }, "print(1)");

it("gives the program a terminal, so that it can ask", async () => {
  const body = await createRequest(draft, 5_000);
  expect(body).toEqual({ language: "python", source: "print(1)", entrypoint: "main.py", tty: true });
  expect(createExecutionSchema.safeParse(body).success).toBe(true);
});

it("gives a pipe that ends with the input given beforehand", async () => {
  expect(await createRequest({ ...draft, stdin: "Ada\n" }, 5_000)).toMatchObject({
    tty: false,
    interactive: false,
    stdin: "Ada\n",
  });
});

it("is made at once when there are no bytes to read", () => {
  const two = withFile(draft, { kind: "text", path: "data.txt", text: "1" });
  expect(createRequest(two, 5_000)).toMatchObject({ files: [{ path: "data.txt", content: "1", encoding: "utf8" }] });
});

it("passes title, version and arguments on", async () => {
  const full = { ...draft, title: "Primes", version: "3", args: "10 'a b'" };
  expect(await createRequest(full, 5_000)).toMatchObject({ title: "Primes", version: "3", args: ["10", "a b"] });
});

it("asks for a time limit only where it is below what is allowed", async () => {
  expect(await createRequest({ ...draft, timeMs: 2_000 }, 5_000)).toMatchObject({ limits: { wallMs: 2_000 } });
  expect(await createRequest({ ...draft, timeMs: 60_000 }, 5_000)).not.toHaveProperty("limits");
});
