import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import manifest from "../../../package.json" with { type: "json" };
import { findManifest, type Manifest, parseManifests } from "./manifests";
import { overlays, renderChart, renderOverlay, testHelm } from "./testing";
import { unknownFields } from "./unknown-fields";

const root = new URL("../../..", import.meta.url);
const chart = new URL("k8s/chart/", root);

/** What makes the chart the same as an overlay: examples, further arguments of Helm. */
const twins: Record<(typeof overlays)[number], [examples: string[], more: string[]]> = {
  local: [["local"], []],
  production: [["production"], []],
  gvisor: [["production", "gvisor"], []],
  prepared: [["prepared"], ["--namespace", "team-podium"]],
  "kubernetes-1.20": [
    [],
    ["--kube-version", "1.20.2", "--set", "secret.existing=podium-secret,database.caConfigMap=podium-database-ca"],
  ],
};

/** Whether only one of the two has it, for a reason. */
function isApart({ kind, metadata: { name } }: Manifest): boolean {
  // The namespace of a release is Helm's to make; the chart's secrets are `k8s:up`'s otherwise.
  if ((kind === "Namespace" && name === "podium") || kind === "Secret") return true;
  // A namespace has this account of itself: Helm would have to make what is there already.
  return kind === "ServiceAccount" && name === "default";
}

/** Names that each of the two gives what it makes. */
const OWN = /^(helm\.sh\/|checksum\/|app\.kubernetes\.io\/(instance|managed-by|version|part-of)$)/;

/** The same object without what Helm and kustomize each add: their labels, and the hash in a ConfigMap's name. */
function plain(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/^(podium-(?:config|seccomp))-[a-z0-9]{10}$/, "$1");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, each]) => (OWN.test(key) ? [] : [[key, plain(each)] as const]));
  const kept = entries.filter(([key, each]) => !(/^(labels|annotations|matchLabels)$/.test(key) && isEmpty(each)));
  return Object.fromEntries(kept);
}

const isEmpty = (value: unknown) => JSON.stringify(value) === "{}";

function comparable(manifests: readonly Manifest[]): Record<string, unknown> {
  const entries = manifests.flatMap((each) => {
    if (isApart(each)) return [];
    const { kind, metadata, spec, ...rest } = plain(each) as Manifest & { spec?: Record<string, unknown> };
    const { labels, ...others } = metadata;
    // Helm labels every object, kustomize two of them; what selects is in the specs.
    const { "app.kubernetes.io/name": _, ...chosen } = (labels ?? {}) as Record<string, string>;
    // The autoscaler's to say, and each upgrade would take it back.
    if (kind === "Deployment" && spec) delete spec.replicas;
    const key = [kind, metadata.namespace, metadata.name].filter(Boolean).join(" ");
    return [[key, { ...rest, spec, metadata: { ...others, ...(isEmpty(chosen) ? {} : { labels: chosen }) } }]];
  });
  return Object.fromEntries(entries.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)));
}

/** Helm's refusal, or what it rendered. */
function refusal(...more: string[]): string {
  try {
    renderChart([], more);
    return "nothing was refused";
  } catch (error) {
    return String((error as { stderr?: unknown }).stderr);
  }
}

it("is of this version", () => {
  const about = parse(readFileSync(new URL("Chart.yaml", chart), "utf8")) as Record<string, string>;
  expect([about.version, about.appVersion]).toEqual([manifest.version, manifest.version]);
});

it("uses every example there is", () => {
  const used = new Set(Object.values(twins).flatMap(([examples]) => examples));
  expect(readdirSync(new URL("examples", chart)).sort()).toEqual([...used].map((name) => `${name}.yaml`).sort());
});

it("passes Helm's own check", () => {
  const said = execFileSync(testHelm, ["lint", "--strict", chart.pathname, "--set", "postgresql.enabled=true"], {
    encoding: "utf8",
    stdio: "pipe",
  });
  expect(said).toContain("0 chart(s) failed");
});

describe.each(overlays)("with the values of %s", (overlay) => {
  const manifests = renderChart(...twins[overlay]);

  it("makes what the overlay makes", () => {
    const ours = comparable(manifests);
    const theirs = comparable(renderOverlay(overlay));
    expect(Object.keys(theirs).length).toBeGreaterThan(12);
    expect(Object.keys(ours)).toEqual(Object.keys(theirs));
    for (const key of Object.keys(theirs)) expect(ours[key], key).toEqual(theirs[key]);
  });

  it("has no field that Kubernetes does not know", () => {
    expect(manifests.flatMap(unknownFields)).toEqual([]);
  });
});

describe("secrets", () => {
  const secretsOf = (more: string[]) => renderChart([], more).filter(({ kind }) => kind === "Secret");

  it("are drawn for a database of its own, and stay when the release goes", () => {
    const secrets = secretsOf(["--set", "postgresql.enabled=true"]);
    const dataOf = (name: string) => findManifest(secrets, "Secret", name).stringData as Record<string, string>;
    const { password } = dataOf("podium-postgres");
    expect(password).toMatch(/^\w{40}$/);
    expect(dataOf("podium-secret")).toEqual({
      DATABASE_URL: `postgresql://podium:${password}@podium-postgres:5432/podium`,
      PODIUM_SECRET: expect.stringMatching(/^\w{64}$/),
    });
    for (const { metadata } of secrets) expect(metadata.annotations).toEqual({ "helm.sh/resource-policy": "keep" });
  });

  it("hold the address of another database, or are somebody else's", () => {
    const url = "postgresql://podium:p%40ss@db.example.org:5432/podium?sslmode=verify-full";
    const [secret] = secretsOf(["--set", `database.url=${url}`]);
    expect(secret?.stringData).toMatchObject({ DATABASE_URL: url });
    expect(secretsOf(["--set", "secret.existing=podium-secret"])).toEqual([]);
  });
});

describe("values that do not fit", () => {
  it.each([
    ["no database", [], /No database: set postgresql\.enabled=true .* or database\.url, or secret\.existing/],
    ["a misspelt name", ["secret.existing=s", "sandbox.namespace=x"], /sandbox/],
    ["a secret among the settings", ["secret.existing=s", "settings.PODIUM_SECRET=x"], /PODIUM_SECRET/],
    ["images that are the same for every language", ["secret.existing=s", "sandboxes.image=x:1"], /sandboxes.*image/],
    ["a profile in a folder that nobody makes", ["secret.existing=s", "seccomp.profile=a/b.json"], /without "\/"/],
    ["a digest that is none", ["secret.existing=s", "image.digest=sha256:12"], /digest/],
  ])("are refused with a reason: %s", (_, values, words) => {
    expect(refusal(...values.flatMap((value) => ["--set", value]))).toMatch(words);
  });
});

it("keeps large numbers as they are, and names an image by its digest", () => {
  const digest = `sha256:${"a".repeat(64)}`;
  const values = ["secret.existing=s", "settings.PODIUM_MAX_QUEUED=2000000", `image.digest=${digest}`];
  const manifests = renderChart(
    [],
    values.flatMap((value) => ["--set", value]),
  );
  expect(findManifest(manifests, "ConfigMap", "podium-config").data).toMatchObject({ PODIUM_MAX_QUEUED: "2000000" });
  expect(JSON.stringify(findManifest(manifests, "Deployment", "podium"))).toContain(`localhost/podium/app@${digest}`);
});

it("names what it makes in its namespace by its release", () => {
  const args = ["template", "one", chart.pathname, "--namespace", "podium", "--set", "postgresql.enabled=true"];
  const made = parseManifests(execFileSync(testHelm, args, { encoding: "utf8", stdio: "pipe" }));
  const names = made.filter(({ metadata }) => metadata.namespace === "podium").map(({ metadata }) => metadata.name);
  expect(names.length).toBeGreaterThan(8);
  expect(new Set(names.map((name) => name.replace(/^one-podium.*/, "one-podium")))).toEqual(
    new Set(["one-podium", "deny-all"]),
  );
});
