import { describe, expect, it } from "vitest";
import { pagePolicy } from "./page-policy";

const directives = (policy: string) => Object.fromEntries(policy.split("; ").map((each) => each.split(/ (.*)/, 2)));

describe("pagePolicy", () => {
  it("lets nobody frame a page unless it is said", () => {
    expect(directives(pagePolicy("n", { development: false }))["frame-ancestors"]).toBe("'none'");
    expect(directives(pagePolicy("n", { development: false, framedBy: [] }))["frame-ancestors"]).toBe("'none'");
  });

  it("changes nothing else for a page that may be framed", () => {
    const framedBy = ["https://docs.example.org", "http://localhost:8080"];
    const { "frame-ancestors": ancestors, ...framed } = directives(pagePolicy("n", { development: false, framedBy }));
    const { "frame-ancestors": _, ...page } = directives(pagePolicy("n", { development: false }));
    expect(ancestors).toBe("https://docs.example.org http://localhost:8080");
    expect(framed).toEqual(page);
  });

  it("runs only scripts with the nonce, and evaluates text only while developing", () => {
    expect(directives(pagePolicy("abc", { development: false }))["script-src"]).toBe(
      "'self' 'nonce-abc' 'strict-dynamic'",
    );
    expect(pagePolicy("abc", { development: true })).toContain("'unsafe-eval'");
  });
});
