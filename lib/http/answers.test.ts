import { describe, expect, it } from "vitest";
import { artifactResponse } from "./artifact";
import { disposition } from "./answers";

describe("the name of a download", () => {
  it.each([
    ["plain.txt", `attachment; filename="plain.txt"; filename*=UTF-8''plain.txt`],
    [
      'a"b\r\nSet-Cookie: x',
      `attachment; filename="a_b__Set-Cookie_ x"; filename*=UTF-8''a%22b%0D%0ASet-Cookie%3A%20x`,
    ],
    ["é (1)'*.csv", `attachment; filename="_ _1___.csv"; filename*=UTF-8''%C3%A9%20%281%29%27%2A.csv`],
  ])("%j stays a name", (name, header) => {
    expect(disposition("attachment", name)).toBe(header);
  });

  it("with half a character does not fail the download", () => {
    expect(disposition("inline", "a\ud800.txt")).toContain("a%EF%BF%BD.txt");
  });
});

it("a program's file of an unknown type is bytes to keep, whatever its name says", () => {
  const { headers } = artifactResponse({ content: Buffer.from("x"), mediaType: "text/xml", path: "a/b.xml" }, []);
  expect(headers.get("content-type")).toBe("application/octet-stream");
  expect(headers.get("content-disposition")).toMatch(/^attachment; filename="b.xml"/);
});
