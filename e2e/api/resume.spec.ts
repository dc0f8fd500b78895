import { expect, it } from "vitest";
import type { ExecutionEvent } from "../../lib/contracts/events";
import { newOwner } from "./server";
import { allEvents, EventStream } from "./sse";

it("a stream that is cut again and again misses nothing and repeats nothing", async () => {
  const owner = await newOwner();
  const { id } = await owner.start({ language: "bash", source: "for i in $(seq 20); do echo $i; sleep 0.1; done" });
  const seen: ExecutionEvent[] = [];
  while (seen.at(-1)?.type !== "exit") {
    const stream = new EventStream(owner, id, { lastEventId: seen.at(-1)?.seq ?? 0 });
    let taken = 0;
    for await (const { event } of stream) {
      seen.push(event);
      if (++taken === 4) break;
    }
    stream.close();
  }
  expect(seen.map((event) => event.seq)).toEqual(seen.map((_, index) => index + 1));
  expect(seen).toEqual(await allEvents(owner, id));
});

it("after= starts after that number, and 204 says that there is no more", async () => {
  const owner = await newOwner();
  const { id, lastSeq } = await owner.run({ language: "bash", source: "echo 1" });
  const rest = await allEvents(owner, id, { after: lastSeq - 1 });
  expect(rest.map((event) => event.type)).toEqual(["exit"]);
  const response = await owner.request(`/api/v1/executions/${id}/events`, {
    headers: { "last-event-id": String(lastSeq) },
  });
  expect(response.status).toBe(204);
});
