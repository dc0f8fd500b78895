import { expect, it } from "vitest";
import type { AccountSettings } from "../../contracts/settings";
import { AccountSync } from "./account-sync";

/** An account that answers when it is told to. */
function account() {
  const stored: AccountSettings[] = [];
  const answers: ((arrives: boolean) => void)[] = [];
  let sent = 0;
  const sync = new AccountSync({
    send: (part) =>
      new Promise((resolve, reject) => {
        stored.push(part);
        answers.push((arrives) => (arrives ? resolve() : reject(new Error("away"))));
      }),
    onSent: () => sent++,
  });
  const answer = async (arrives: boolean) => {
    answers.shift()?.(arrives);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { sync, stored, answer, sent: () => sent };
}

it("sends what is chosen while another request is under way with one more", async () => {
  const { sync, stored, answer, sent } = account();
  void sync.change({ theme: "dark" });
  void sync.change({ fontSize: 16 });
  void sync.change({ fontSize: 18, wrap: true });
  expect(stored).toEqual([{ theme: "dark" }]);
  await answer(true);
  expect([stored, sent()]).toEqual([[{ theme: "dark" }, { fontSize: 18, wrap: true }], 0]);
  await answer(true);
  expect(sent()).toBe(1);
});

it("sends what did not arrive again with the next change, and the newer choice of two", async () => {
  const { sync, stored, answer, sent } = account();
  void sync.change({ theme: "dark", tabSize: 2 });
  void sync.change({ theme: "light" });
  await answer(false);
  expect([stored.length, sent()]).toEqual([1, 0]);
  void sync.change({ wrap: true });
  expect(stored.at(-1)).toEqual({ theme: "light", tabSize: 2, wrap: true });
  await answer(true);
  expect(sent()).toBe(1);
});
