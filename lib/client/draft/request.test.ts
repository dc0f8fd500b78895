import { expect, it } from "vitest";
import { createExecutionSchema } from "../../contracts/executions";
import { newDraft, withFile } from "./edit";
import { createRequest } from "./request";

const draft = newDraft({ id: "python", fileName: "main.py" }, "print(1)");

it("gives the program a terminal, so that it can ask", async () => {
  const body = await createRequest(draft);
  expect(body).toEqual({ language: "python", source: "print(1)", entrypoint: "main.py", tty: true });
  expect(createExecutionSchema.safeParse(body).success).toBe(true);
});

it("gives a pipe that ends with the input given beforehand", async () => {
  expect(await createRequest({ ...draft, stdin: "Ada\n" })).toMatchObject({
    tty: false,
    interactive: false,
    stdin: "Ada\n",
  });
});

it("is made at once when there are no bytes to read", () => {
  const two = withFile(draft, { kind: "text", path: "data.txt", text: "1" });
  expect(createRequest(two)).toMatchObject({ files: [{ path: "data.txt", content: "1", encoding: "utf8" }] });
});

it("passes title, version and arguments on", async () => {
  const full = { ...draft, title: "Primes", version: "3", args: "10 'a b'" };
  expect(await createRequest(full)).toMatchObject({ title: "Primes", version: "3", args: ["10", "a b"] });
});
