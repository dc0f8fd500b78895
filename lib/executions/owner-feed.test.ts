import { expect, it } from "vitest";
import { OwnerFeed } from "./owner-feed";

it("tells an owner's listeners, until they stop, and nobody else's", () => {
  const feed = new OwnerFeed();
  const heard: string[] = [];
  const stopFirst = feed.listen("ada", (id) => heard.push(`first ${id}`));
  feed.listen("ada", (id) => heard.push(`second ${id}`));
  feed.listen("bob", (id) => heard.push(`bob ${id}`));
  feed.tell("ada", "1");
  stopFirst();
  stopFirst();
  feed.tell("ada", "2");
  expect(heard).toEqual(["first 1", "second 1", "second 2"]);
});
