import { beforeAll, describe, expect, inject, it } from "vitest";
import { problemOf } from "./server";
import { type Browser, signedUp } from "./person";

const document = { language: "python", files: [{ path: "main.py", content: "print(1)" }] };
let ada: Browser;
beforeAll(async () => {
  ada = await signedUp(inject("baseUrl"));
});

const save = (title: string, tags: unknown) => ada.call("POST", "scripts", { title, document, tags });
const titles = async (query: string) => {
  const { items } = await ada.json("GET", `scripts?${query}`);
  return (items as { title: string }[]).map(({ title }) => title).sort();
};

describe("tags of scripts", () => {
  it("are kept as they were given, each once, and lists are of one of them", async () => {
    expect(await (await save("first", [" loops ", "Week 1", "LOOPS"])).json()).toMatchObject({
      tags: ["loops", "Week 1"],
    });
    const { id } = (await (await save("second", ["loops"])).json()) as { id: string };
    await save("third", undefined);
    expect(await titles("tag=loops")).toEqual(["first", "second"]);
    expect(await titles("tag=Week%201")).toEqual(["first"]);
    expect(await titles("tag=week")).toEqual([]);
    expect(await ada.json("GET", "scripts")).toMatchObject({ tags: ["loops", "Week 1"] });

    // What is not said stays, and none is none.
    expect(await ada.json("PATCH", `scripts/${id}`, { title: "renamed" })).toMatchObject({ tags: ["loops"] });
    expect(await ada.json("PATCH", `scripts/${id}`, { tags: [] })).toMatchObject({ title: "renamed", tags: [] });
    expect(await titles("tag=loops")).toEqual(["first"]);
  });

  it.each([
    ["too many", Array.from({ length: 21 }, (_, at) => `tag ${at}`)],
    ["too long", ["x".repeat(41)]],
    ["empty", ["  "]],
    ["of several, between commas", ["a,b"]],
    ["of several lines", ["a\nb"]],
    ["no text", [1]],
    ["no list", "loops"],
  ])("are refused when they are %s", async (_, tags) => {
    expect((await problemOf(await save("refused", tags))).code).toBe("invalid_request");
  });
});
