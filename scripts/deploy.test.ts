import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { loadConfig } from "../lib/config/load";

const root = new URL("..", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), "utf8");
const secrets = { DATABASE_URL: "postgresql://host/podium", PODIUM_SECRET: "x".repeat(32) };
const accepts = (env: Record<string, string>) => loadConfig({ ...env, ...secrets }, { root: root.pathname });

it("sets in compose.yaml what the server knows, and waits for it to end", () => {
  const chosen = read("compose.yaml").replaceAll(/\$\{\w+:-(.*?)\}/g, "$1");
  const { services, networks } = parse(chosen.replaceAll(/\$\{\w+:\?\}/g, "podium.example.org"));
  const { shutdownGraceMs, publicUrl, trustedProxies } = accepts(services.podium.environment);
  // The proxy is believed, and nobody who could reach the server in another way.
  expect(networks.default.ipam.config).toEqual([{ subnet: services.podium.environment.TRUSTED_PROXIES }]);
  expect(trustedProxies).toHaveLength(1);
  expect(services.podium.ports).toBeUndefined();
  expect(publicUrl).toBe("https://podium.example.org");
  expect(Number.parseInt(services.podium.stop_grace_period, 10) * 1000).toBeGreaterThan(shutdownGraceMs);
});

it("sets in the systemd unit what the server knows, with control groups of its own", () => {
  const unit = read("deploy/podium.service");
  const env = Object.fromEntries(
    [...unit.matchAll(/^Environment=(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  const { shutdownGraceMs } = accepts(env);
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1]) * 1000).toBeGreaterThan(shutdownGraceMs);
  expect(unit).toMatch(/^Delegate=cpu memory pids$/m);
  expect(unit).toMatch(/^KillMode=mixed$/m);
});

it("runs the app's image as a user without rights, from stages that leave the build behind", () => {
  const stages = read("Dockerfile").split(/^(?=FROM )/m);
  const app = stages.find((stage) => stage.includes(" AS app")) ?? "";
  expect(app).toMatch(/^USER 10001:10001$/m);
  expect(app).toMatch(/^HEALTHCHECK /m);
  expect(app).not.toMatch(/npm (ci|install|run)/);
});
