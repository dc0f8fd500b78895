import { expect, it } from "vitest";
import { languagesSchema } from "../../lib/contracts/executions";
import { healthReportSchema } from "../../lib/contracts/health";
import { limitsResponseSchema } from "../../lib/contracts/limits";
import { anonymous } from "./server";

const fetched = async (path: string) => {
  const response = await anonymous().request(path);
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return response;
};

it("the languages are listed with what can run here", async () => {
  const { items } = languagesSchema.parse(await (await fetched("/api/v1/languages")).json());
  expect(items.filter((language) => language.available).map((language) => language.id)).toEqual(
    expect.arrayContaining(["python", "javascript", "bash", "c"]),
  );
});

it("the limits are told with what enforces them", async () => {
  const limits = limitsResponseSchema.parse(await (await fetched("/api/v1/limits")).json());
  expect(limits.checks.length).toBeGreaterThan(0);
});

it("health, liveness and readiness answer", async () => {
  healthReportSchema.parse(await (await fetched("/api/v1/health")).json());
  healthReportSchema.parse(await (await fetched("/api/v1/health/ready")).json());
  expect(await (await fetched("/api/v1/health/live")).json()).toEqual({ state: "up" });
});

it("the figures are in Prometheus' format", async () => {
  const response = await fetched("/metrics");
  expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
  expect(await response.text()).toMatch(/^# HELP /m);
});

it("the OpenAPI document is there", async () => {
  expect(await (await fetched("/api/v1/openapi.json")).json()).toMatchObject({
    openapi: "3.1.0",
    info: { title: "Podium" },
  });
});
