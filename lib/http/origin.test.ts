import { describe, expect, it } from "vitest";
import { allowOrigin } from "./cors";
import { isCrossSite } from "./origin";

function crossSite(headers: Record<string, string>, allowedOrigins: string[] = []) {
  return isCrossSite({ headers: new Headers(headers), ownOrigin: "http://podium.example", allowedOrigins });
}

describe("a request that acts with a cookie", () => {
  it("passes from Podium's own page and from programs", () => {
    expect(crossSite({ "sec-fetch-site": "same-origin", origin: "http://podium.example" })).toBe(false);
    expect(crossSite({ "sec-fetch-site": "none" })).toBe(false);
    expect(crossSite({ origin: "http://podium.example" })).toBe(false);
    expect(crossSite({})).toBe(false);
  });

  it("is refused from elsewhere", () => {
    expect(crossSite({ "sec-fetch-site": "cross-site", origin: "http://evil.example" })).toBe(true);
    expect(crossSite({ "sec-fetch-site": "same-site", origin: "http://sister.podium.example" })).toBe(true);
    expect(crossSite({ "sec-fetch-site": "cross-site" })).toBe(true);
    expect(crossSite({ origin: "http://evil.example" })).toBe(true);
    expect(crossSite({ origin: "https://podium.example" })).toBe(true);
    expect(crossSite({ origin: "http://podium.example:81" })).toBe(true);
    expect(crossSite({ origin: "null" }, ["null"])).toBe(true);
  });

  it("passes from an origin that is named, not from any with a star", () => {
    expect(
      crossSite({ "sec-fetch-site": "cross-site", origin: "http://friend.example" }, ["http://friend.example"]),
    ).toBe(false);
    expect(crossSite({ "sec-fetch-site": "cross-site", origin: "http://friend.example" }, ["*"])).toBe(true);
  });
});

describe("CORS", () => {
  const answer = (origin: string | undefined, origins: string[]) => {
    const headers = new Headers();
    allowOrigin(headers, new Headers(origin ? { origin } : {}), origins);
    return [
      headers.get("access-control-allow-origin"),
      headers.get("access-control-allow-credentials"),
      headers.get("vary"),
    ];
  };

  it("gives nothing without configuration, and nothing to others", () => {
    expect(answer("http://a.example", [])).toEqual([null, null, null]);
    expect(answer("http://a.example", ["http://b.example"])).toEqual([null, null, "Origin"]);
  });

  it("allows cookies to named origins only", () => {
    expect(answer("http://a.example", ["http://a.example", "*"])).toEqual(["http://a.example", "true", "Origin"]);
    expect(answer("http://b.example", ["http://a.example", "*"])).toEqual(["*", null, "Origin"]);
    expect(answer("null", ["*"])).toEqual(["*", null, "Origin"]);
  });
});
