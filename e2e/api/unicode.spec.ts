import { expect, it } from "vitest";
import { newOwner } from "./server";
import { allEvents, textOf } from "./sse";

const words = "a é ß ж 漢 😀 👩‍👩‍👧‍👦 שלום \u0301";

it("characters of every width come through source, input and arguments", async () => {
  const source = `import sys\nprint(${JSON.stringify(words)})\nprint(input())\nprint(sys.argv[1])`;
  const execution = await (await newOwner()).run({ language: "python", source, stdin: words, args: [words] });
  expect(execution.stdout).toBe(`${words}\n${words}\n${words}\n`);
});

it("a character written in two halves is one character", async () => {
  const owner = await newOwner();
  const source = "import os, time\nfor byte in '😀é'.encode():\n    os.write(1, bytes([byte]))\n    time.sleep(0.1)";
  const { id } = await owner.start({ language: "python", source });
  const events = await allEvents(owner, id);
  expect(textOf(events)).toBe("😀é");
  expect(events.some((event) => event.type === "stdout" && (event.text.includes("\ufffd") || event.base64))).toBe(
    false,
  );
});
