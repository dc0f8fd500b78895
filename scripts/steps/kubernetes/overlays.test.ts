import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import manifest from "../../../package.json" with { type: "json" };
import { loadConfig } from "../../../lib/config/load";
import { findManifest, type Manifest } from "./manifests";
import { overlays, renderOverlay } from "./testing";
import { unknownFields } from "./unknown-fields";

const root = new URL("../../..", import.meta.url);

/** As much of a pod as the checks read. */
interface Pod {
  automountServiceAccountToken?: boolean;
  enableServiceLinks?: boolean;
  terminationGracePeriodSeconds?: number;
  securityContext: { runAsNonRoot?: boolean; seccompProfile?: { type: string } };
  initContainers?: Container[];
  containers: Container[];
  volumes?: Record<string, unknown>[];
}

interface Container {
  name: string;
  image: string;
  resources?: { limits?: Record<string, string>; requests?: Record<string, string> };
  securityContext?: Record<string, unknown>;
}

/** Pods of the server and its database; what prepares nodes is root there, in a namespace of its own. */
function podsOf(manifests: readonly Manifest[]): Pod[] {
  return manifests.flatMap((manifest) => {
    if (manifest.metadata.namespace === NODES) return [];
    const spec = manifest.spec as { template?: { spec: Pod } } | undefined;
    return spec?.template ? [spec.template.spec] : [];
  });
}

const containersOf = (pod: Pod) => [...(pod.initContainers ?? []), ...pod.containers];

function settingsOf(manifests: readonly Manifest[]): Record<string, string> {
  const map = manifests.find(({ kind, metadata }) => kind === "ConfigMap" && metadata.name.startsWith("podium-config"));
  return map?.data as Record<string, string>;
}

const NODES = "podium-nodes";

/** Kinds that no namespace holds. */
const CLUSTER_WIDE = /^(Namespace|ClusterRole|ClusterRoleBinding|PriorityClass|RuntimeClass|StorageClass)$/;

it("tests every overlay there is", () => {
  expect(readdirSync(new URL("k8s/overlays", root)).sort()).toEqual([...overlays].sort());
});

describe.each(overlays)("the overlay %s", (overlay) => {
  const manifests = renderOverlay(overlay);

  it("has only pods that the Pod Security level restricted lets in", () => {
    const pods = podsOf(manifests);
    expect(pods.length).toBeGreaterThanOrEqual(2);
    for (const pod of pods) {
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } });
      expect(JSON.stringify(pod)).not.toMatch(/hostPath|hostNetwork|hostPID|privileged/);
      for (const container of containersOf(pod)) {
        expect(container.securityContext).toMatchObject({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ["ALL"] },
        });
      }
    }
  });

  it("limits every container, and names every image's version", () => {
    for (const container of podsOf(manifests).flatMap(containersOf)) {
      expect(container.resources?.limits, container.name).toMatchObject({ cpu: expect.any(String), memory: /\d/ });
      expect(container.image).toMatch(/^\S+(:[\w.-]+|@sha256:\w{64})$/);
      expect(container.image).not.toContain(":latest");
    }
  });

  it("sets what the server knows, and lets running executions end before a pod is killed", () => {
    const env = { ...settingsOf(manifests), DATABASE_URL: "postgresql://host/podium", PODIUM_SECRET: "x".repeat(32) };
    const config = loadConfig(env, { root: root.pathname });
    const server = podsOf([findManifest(manifests, "Deployment", "podium")])[0];
    expect((server?.terminationGracePeriodSeconds ?? 0) * 1000).toBeGreaterThanOrEqual(config.shutdownGraceMs + 10_000);
    // Variables made from the Service's name would look like settings that do not exist.
    for (const pod of podsOf(manifests)) expect(pod.enableServiceLinks).toBe(false);
  });

  it("holds no secret, and gives a token of the API to the server alone", () => {
    expect(manifests.filter(({ kind }) => kind === "Secret")).toEqual([]);
    const withToken = podsOf(manifests).filter((pod) => pod.automountServiceAccountToken !== false);
    expect(withToken.map((pod) => pod.containers[0]?.name)).toEqual(["podium"]);
  });

  it("denies all traffic in every namespace before it allows any", () => {
    const denied = manifests.filter(({ kind, metadata }) => kind === "NetworkPolicy" && metadata.name === "deny-all");
    const own = manifests.filter(({ metadata }) => metadata.namespace).map(({ metadata }) => metadata.namespace);
    expect(denied.map(({ metadata }) => metadata.namespace).sort()).toEqual([...new Set(own)].sort());
    for (const { spec } of denied) expect(spec).toEqual({ podSelector: {}, policyTypes: ["Ingress", "Egress"] });
    const namespace = findManifest(manifests, "Role", "podium").metadata.namespace;
    const inSandboxes = manifests.filter(
      (each) => each.kind === "NetworkPolicy" && each.metadata.namespace === namespace,
    );
    expect(inSandboxes).toHaveLength(1);
  });

  it("gives rights in the sandboxes' namespace and nowhere else", () => {
    expect(manifests.filter(({ kind }) => kind.startsWith("ClusterRole"))).toEqual([]);
    const bindings = manifests.filter(({ kind }) => kind === "RoleBinding");
    const server = findManifest(manifests, "Deployment", "podium").metadata.namespace;
    expect(bindings).toHaveLength(1);
    expect(bindings[0]?.subjects).toEqual([{ kind: "ServiceAccount", name: "podium", namespace: server }]);
    expect(JSON.stringify(manifests)).not.toContain('"*"');
  });

  it("has no field that a current Kubernetes does not know", () => {
    expect(manifests.flatMap(unknownFields)).toEqual([]);
  });
});

it("would see a field that is misspelt, of the wrong kind, or in the wrong place", () => {
  const deployment = findManifest(renderOverlay("local"), "Deployment", "podium");
  const spoilt = structuredClone(deployment) as { spec: { replicas: unknown; template: { spec: Pod } } } & Manifest;
  Object.assign(spoilt.spec, { replicas: "2" });
  Object.assign(spoilt.spec.template.spec, { enableServiceLink: false, seccompProfile: {} });
  expect(unknownFields(spoilt)).toEqual([
    "Deployment podium: spec.replicas is not a number",
    "Deployment podium: spec.template.spec.enableServiceLink is not known",
    "Deployment podium: spec.template.spec.seccompProfile is not known",
  ]);
});

it("runs the images of this version", () => {
  const images = renderOverlay("local").flatMap((each) => JSON.stringify(each).match(/localhost\/[^"]+/g) ?? []);
  expect(images.length).toBeGreaterThanOrEqual(5);
  for (const image of images) expect(image).toMatch(new RegExp(`:${manifest.version}$`));
});

it("keeps prepared namespaces free of what needs a cluster's administrator", () => {
  const manifests = renderOverlay("prepared");
  expect(manifests.filter(({ kind }) => CLUSTER_WIDE.test(kind))).toEqual([]);
  expect(new Set(manifests.map(({ metadata }) => metadata.namespace))).toEqual(
    new Set(["team-podium", "team-sandboxes"]),
  );
  expect(settingsOf(manifests).PODIUM_KUBERNETES_NAMESPACE).toBe("team-sandboxes");
});

it("asks for Pod Security in the namespaces it makes", () => {
  const namespaces = renderOverlay("local").filter(({ kind }) => kind === "Namespace");
  const levels = namespaces.map(({ metadata: { name, labels } }) => [
    name,
    (labels as Record<string, string>)["pod-security.kubernetes.io/enforce"],
  ]);
  expect(Object.fromEntries(levels)).toEqual({
    podium: "restricted",
    "podium-sandboxes": "restricted",
    [NODES]: "privileged",
  });
});

it("runs sandboxes under gVisor in the overlay of that name", () => {
  const manifests = renderOverlay("gvisor");
  expect(settingsOf(manifests).PODIUM_KUBERNETES_RUNTIME_CLASS).toBe("gvisor");
  expect(findManifest(manifests, "RuntimeClass", "gvisor").handler).toBe("runsc");
});
