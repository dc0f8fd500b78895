import { expect, it } from "vitest";
import { anonymous, newOwner } from "./server";
import { ApiSocket } from "./socket";

it("an owner is told of each of their executions, and of nobody else's", async () => {
  const [ada, bob] = [await newOwner(), await newOwner()];
  const [hers, his] = [await ApiSocket.open(ada), await ApiSocket.open(bob)];
  try {
    expect(await hers.ask("history:watch", {})).toEqual({ ok: true });
    expect(await his.ask("history:watch", {})).toEqual({ ok: true });
    const { id } = await ada.run({ language: "bash", source: "true" });
    // It began, and it ended.
    await hers.until(() => hers.changes.filter((changed) => changed === id).length >= 2);
    await ada.request(`/api/v1/executions/${id}`, { method: "DELETE" });
    await hers.until(() => hers.changes.filter((changed) => changed === id).length >= 3);
    await bob.run({ language: "bash", source: "true" });
    await his.until(() => his.changes.length >= 2);
    expect(his.changes).not.toContain(id);
    expect(new Set(hers.changes)).toEqual(new Set([id]));
  } finally {
    hers.close();
    his.close();
  }
});

it("without an owner there is nothing to be told", async () => {
  const socket = await ApiSocket.open(anonymous());
  try {
    expect(await socket.ask("history:watch", {})).toMatchObject({ ok: false, problem: { code: "unauthenticated" } });
  } finally {
    socket.close();
  }
});
