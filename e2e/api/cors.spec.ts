import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Podium, startPodium } from "../support/podium";
import { anonymous, newOwner } from "./server";

const friend = "https://friend.example";

describe("without configuration", () => {
  it("no other origin may read anything", async () => {
    const response = await anonymous().request("/api/v1/languages", { headers: { origin: friend } });
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("with a configured origin", () => {
  let podium: Podium;
  beforeAll(async () => {
    podium = await startPodium({ env: { PODIUM_CORS_ORIGINS: friend } });
  });
  afterAll(() => podium.stop());

  const preflight = (origin: string) =>
    anonymous(podium.url).request("/api/v1/executions", {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type,prefer",
      },
    });

  it("its page may ask, send and read", async () => {
    const headers = (await preflight(friend)).headers;
    expect(headers.get("access-control-allow-origin")).toBe(friend);
    expect(headers.get("access-control-allow-methods")).toContain("POST");
    expect(headers.get("access-control-allow-headers")?.toLowerCase()).toMatch(/content-type.*prefer/);
    const owner = await newOwner(podium.url);
    const response = await owner.create(
      { language: "bash", source: "true" },
      { origin: friend, "sec-fetch-site": "cross-site" },
    );
    expect(response.status).toBe(202);
    expect(response.headers.get("access-control-expose-headers")).toMatch(/Location.*Retry-After.*RateLimit/);
  });

  it("errors can be read as well", async () => {
    const response = await anonymous(podium.url).create({}, { origin: friend });
    expect(response.status).toBe(400);
    expect(response.headers.get("access-control-allow-origin")).toBe(friend);
  });

  it("others may not", async () => {
    expect((await preflight("https://evil.example")).headers.get("access-control-allow-origin")).toBeNull();
  });
});
