import { expect, it } from "vitest";
import { type Caller, newOwner } from "./server";
import { allEvents, textOf } from "./sse";

it("twenty programs at once each get their own answer", async () => {
  const owner = await newOwner();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => owner.run({ language: "python", source: `print(${n})` }, 60)),
  );
  expect(answers.map((execution) => execution.stdout)).toEqual(Array.from({ length: 20 }, (_, n) => `${n}\n`));
});

it("two hundred programs of ten owners at once all end well, each with its own output", {
  timeout: 120_000,
}, async () => {
  const owners = await Promise.all(Array.from({ length: 10 }, () => newOwner()));
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, n) => {
      const owner = owners[n % owners.length] as Caller;
      return { owner, id: (await owner.start({ language: "bash", source: `echo ${n}` })).id };
    }),
  );
  const events = await Promise.all(answers.map(({ owner, id }) => allEvents(owner, id)));
  expect(events.map((each) => textOf(each))).toEqual(Array.from({ length: 200 }, (_, n) => `${n}\n`));
});
