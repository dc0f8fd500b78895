import { describe, expect, it } from "vitest";
import { parseJson, readJson } from "./body";

function post(body: BodyInit, contentType: string | null = "application/json"): Request {
  const headers = new Headers();
  if (contentType) headers.set("content-type", contentType);
  return new Request("http://podium/x", { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

function codeOf(promise: Promise<unknown>) {
  return promise.then(
    () => "ok",
    (error: { code: string }) => error.code,
  );
}

describe("reading a JSON body", () => {
  it("takes JSON in UTF-8, with a suffix type and a charset", async () => {
    for (const type of ["application/json", "application/json; charset=UTF-8", "application/problem+json"]) {
      expect(await readJson(post('{"a":"é"}', type), 100)).toEqual({ a: "é" });
    }
  });

  it("refuses other media types", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "application/json; charset=latin1",
      "application/jsonp",
    ]) {
      expect(await codeOf(readJson(post("{}", type), 100))).toBe("unsupported_media_type");
    }
  });

  it("stops reading a body that never ends", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1024;
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
    });
    expect(await codeOf(readJson(post(endless), 10_000))).toBe("body_too_large");
    expect(pulled).toBeLessThan(16_000);
  });

  it("takes a body of exactly the limit and refuses one byte more", async () => {
    const body = JSON.stringify("x".repeat(98));
    expect(await codeOf(readJson(post(body), 100))).toBe("ok");
    expect(await codeOf(readJson(post(`${body} `), 100))).toBe("body_too_large");
  });
});

describe("malformed JSON", () => {
  const detailOf = (text: string | Uint8Array) => {
    try {
      parseJson(typeof text === "string" ? Buffer.from(text) : text);
    } catch (error) {
      return (error as { detail: string }).detail;
    }
    return "parsed";
  };

  it.each([
    ['{"a":}', "line 1, column 6 (position 5)"],
    ['{"a": 1,\n "b" 2}', "line 2, column 6 (position 14)"],
    ['{"limit": NaN}', "line 1, column 11 (position 10)"],
    ["[1,]", "line 1, column 4 (position 3)"],
    ['{"a":1,}', "line 1, column 8 (position 7)"],
    ['["a\nb"]', "line 1, column 4 (position 3)"],
    ['["\\q"]', "line 1, column 3 (position 2)"],
    ["[1]]", "line 1, column 4 (position 3)"],
    ["{'a': 1}", "line 1, column 2 (position 1)"],
    ["01", "line 1, column 2 (position 1)"],
    ['{"a": [1, 2}', "line 1, column 12 (position 11)"],
  ])("%j is refused with the place", (text, place) => {
    expect(detailOf(text)).toContain(place);
  });

  it("says that a text ends too early", () => {
    expect(detailOf('{"a": [1')).toContain("ends too early");
    expect(detailOf(" ")).toContain("empty");
  });

  it("is found at the end of a text of megabytes", () => {
    expect(detailOf(`["${"x".repeat(5_000_000)}" 1]`)).toContain("position 5000004");
  });

  it("includes bytes that are not UTF-8", () => {
    expect(detailOf(Uint8Array.of(0x22, 0xff, 0x22))).toContain("not UTF-8");
  });
});
