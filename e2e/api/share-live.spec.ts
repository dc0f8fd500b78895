import { expect, it } from "vitest";
import { anonymous, newOwner } from "./server";
import { readShare, share } from "./shares";
import { ApiSocket } from "./socket";
import { allEvents, textOf } from "./sse";

const watchers = 100;
const source = "import time\nfor i in range(40):\n    print(i, flush=True)\n    time.sleep(0.05)";

it("a hundred watchers follow a shared run live, without a gap or a repeat, and do not slow it", {
  timeout: 60_000,
}, async () => {
  const owner = await newOwner();
  const alone = await owner.run({ language: "python", source });
  const run = await owner.start({ language: "python", source });
  const { id } = await share(owner, { executionId: run.id });
  const { readToken: token } = await readShare(anonymous(), id);
  const sockets = await Promise.all(Array.from({ length: watchers }, () => ApiSocket.open(anonymous())));
  await Promise.all(
    sockets.map(async (socket) =>
      expect(await socket.ask("execution:watch", { id: run.id, token })).toEqual({ ok: true }),
    ),
  );
  await Promise.all(sockets.map((socket) => socket.until(() => socket.ends.includes(run.id))));
  const whole = await allEvents(owner, run.id);
  expect(whole.map(({ seq }) => seq)).toEqual(whole.map((_, index) => index + 1));
  expect(textOf(whole)).toBe(Array.from({ length: 40 }, (_, n) => `${n}\n`).join(""));
  for (const socket of sockets) {
    expect(socket.events).toEqual(whole);
    socket.close();
  }
  const wall = (await owner.get(run.id)).result?.usage?.wallMs ?? Number.POSITIVE_INFINITY;
  // Watching ends at the server: the program itself sees nothing of it, whatever this machine does beside.
  expect(wall).toBeLessThan(2 * (alone.result?.usage?.wallMs ?? 0));
});
