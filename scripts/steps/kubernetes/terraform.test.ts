import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse as parseYaml, parseAllDocuments } from "yaml";
import { chooseNames, imageTag } from "../images/plan";
import { type Body, readTerraform, type TerraformModule } from "./terraform";
import { faultsOf } from "./terraform-faults";

const k8s = new URL("../../../k8s/", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, k8s), "utf8");

function readModule(folder: string): Promise<TerraformModule> {
  const names = readdirSync(new URL(folder, k8s)).filter((name) => name.endsWith(".tf"));
  return readTerraform(Object.fromEntries(names.map((name) => [name, read(`${folder}/${name}`)])));
}

const folders = ["terraform/eks", "terraform/eks/bootstrap"] as const;
const modules = new Map(await Promise.all(folders.map(async (folder) => [folder, await readModule(folder)] as const)));
const eks = modules.get("terraform/eks")!;
/** An argument that is an expression, as the parser gives it. */
const value = (expression: string) => `\${${expression}}`;
const bodyOf = <Type = Body>(address: string, module = eks) => module.blocks.get(address)?.[0] as Type;

describe.each(folders)("the module %s", (folder) => {
  it("parses, declares what it names, says what it asks for, holds no secret and is formatted", () => {
    const module = modules.get(folder)!;
    expect(module.blocks.size).toBeGreaterThan(10);
    expect(faultsOf(module)).toEqual([]);
  });
});

describe("the examples", () => {
  it("set only what there is, and all that has no default", async () => {
    const { blocks } = await readTerraform({ "example.tf": read("terraform/eks/terraform.tfvars.example") });
    const variables = [...eks.blocks].filter(([address]) => address.startsWith("var."));
    const required = variables.filter(([, [body]]) => !("default" in (body as Body))).map(([address]) => address);
    const set = [...blocks.keys()].map((name) => `var.${name}`);
    expect(variables.map(([address]) => address)).toEqual(expect.arrayContaining(set));
    expect(set).toEqual(expect.arrayContaining(required));
  });

  it("say where the state is as bootstrap does, and undo nothing that backend.tf asks for", async () => {
    const { blocks } = await readTerraform({ "example.tf": read("terraform/eks/backend.hcl.example") });
    const printed = bodyOf("output.backend", modules.get("terraform/eks/bootstrap")).value as string;
    expect([...blocks.keys()].sort()).toEqual([...printed.matchAll(/^\s*(\w+) +=/gm)].map(([, name]) => name).sort());
    expect(blocks.has("encrypt") || blocks.has("use_lockfile")).toBe(false);
  });
});

/** What k8s/overlays/production sets, by name. */
function overlaySettings(): Record<string, string> {
  const { configMapGenerator } = parseYaml(read("overlays/production/kustomization.yaml")) as {
    configMapGenerator: { literals: string[] }[];
  };
  const literals = configMapGenerator.flatMap(({ literals }) => literals);
  return Object.fromEntries(literals.map((literal) => literal.split(/=(.*)/s).slice(0, 2)));
}

describe("nodes", () => {
  const groups = bodyOf<{ app: Body; sandboxes: Body }>("local.node_groups");

  it("of sandboxes have the label and the taint that the manifests go by, and the others have neither", () => {
    const settings = overlaySettings();
    const labels = Object.entries(groups.sandboxes.labels as Body).map((label) => label.join("="));
    expect(labels.join(",")).toBe(settings.PODIUM_KUBERNETES_NODE_SELECTOR);
    const key = settings.PODIUM_KUBERNETES_TOLERATION;
    expect(groups.sandboxes.taints).toEqual([{ key, value: "true", effect: "NO_SCHEDULE" }]);
    const daemon = parseAllDocuments(read("seccomp/nodes.yaml")).find(
      (document) => document.get("kind") === "DaemonSet",
    );
    expect(daemon?.toJS().spec.template.spec.tolerations).toEqual([{ key, operator: "Exists" }]);
    expect(groups.app).toMatchObject({ labels: {}, taints: [] });
    expect(bodyOf("aws_eks_node_group.this")).toMatchObject({
      for_each: value("local.node_groups"),
      labels: value("each.value.labels"),
      dynamic: { taint: [{ for_each: value("each.value.taints") }] },
    });
  });

  it("bound the processes of a sandbox's pod, by a part of user data that nodes read", () => {
    const kubelet = groups.sandboxes.kubelet as Body;
    const text = (bodyOf("aws_launch_template.nodes").user_data as string).replace(
      value("jsonencode(each.value.kubelet)"),
      JSON.stringify(kubelet),
    );
    const part = /^ *Content-Type: application\/node\.eks\.aws\n\n(.*?)\n *--\/\/--/ms.exec(text)?.[1] ?? "";
    expect(parseYaml(part)).toEqual({
      apiVersion: "node.eks.aws/v1alpha1",
      kind: "NodeConfig",
      spec: { kubelet: { config: kubelet } },
    });
    expect(kubelet.podPidsLimit).toBe(256);
    expect(read("../docs/kubernetes.md")).toMatch(/`podPidsLimit` there \(256 is enough\)/);
  });

  it("give credentials to no pod, and write on encrypted disks only", () => {
    const templates = [...eks.blocks.keys()].filter((address) => address.startsWith("aws_launch_template."));
    expect(templates).toEqual(["aws_launch_template.nodes"]);
    expect(bodyOf("aws_launch_template.nodes")).toMatchObject({
      metadata_options: [{ http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 }],
      block_device_mappings: [{ ebs: [{ encrypted: true }] }],
    });
  });

  it("of sandboxes are in no security group that the database or other nodes let in", () => {
    expect(groups.sandboxes.security_group_ids).toEqual([value("aws_security_group.sandbox_nodes.id")]);
    const rules = [...eks.blocks].filter(([address]) => address.startsWith("aws_vpc_security_group_ingress_rule."));
    const bodies = rules.map(([, [body]]) => body as Body);
    expect(bodies.filter((body) => body.referenced_security_group_id === undefined)).toEqual([]);
    const letIn = bodies.filter(
      ({ referenced_security_group_id: from }) => from === value("aws_security_group.sandbox_nodes.id"),
    );
    expect(letIn.map(({ security_group_id: to, from_port, to_port }) => [to, from_port, to_port])).toEqual([
      [value("aws_security_group.control_plane.id"), 443, 443],
    ]);
  });
});

describe("the rest", () => {
  it("keeps its state encrypted and locked", () => {
    const backends = (eks.blocks.get("terraform") as Body[]).flatMap(({ backend }) => backend ?? []);
    expect(backends).toEqual([{ s3: [{ encrypt: true, use_lockfile: true }] }]);
  });

  it("has a repository for every image that is pushed", () => {
    const names = chooseNames(new URL("..", k8s).pathname, []);
    const pushed = names.map((name) => imageTag(name, { prefix: "" }, "1").replace(":1", ""));
    const languages = bodyOf<{ default: string[] }>("var.languages").default;
    expect(["app", ...languages.map((language) => `sandbox-${language}`)].sort()).toEqual(pushed.sort());
    expect(bodyOf("aws_ecr_repository.images")).toMatchObject({ image_tag_mutability: "IMMUTABLE" });
  });

  it("enforces network policies, and opens the API to nobody by default", () => {
    expect(bodyOf("aws_eks_addon.vpc_cni").configuration_values).toMatch(/enableNetworkPolicy += "true"/);
    expect(bodyOf("var.api_allowed_cidrs").default).toEqual([]);
    expect(bodyOf("aws_eks_cluster.this").vpc_config).toMatchObject([{ endpoint_private_access: true }]);
  });

  it("lets the database be reached over TLS only, from the servers' nodes only", () => {
    expect(bodyOf("aws_db_parameter_group.this").parameter).toEqual([{ name: "rds.force_ssl", value: "1" }]);
    expect(bodyOf("aws_db_instance.this")).toMatchObject({
      manage_master_user_password: true,
      storage_encrypted: true,
      publicly_accessible: false,
      parameter_group_name: value("aws_db_parameter_group.this[0].name"),
      vpc_security_group_ids: [value("aws_security_group.database[0].id")],
    });
    expect(bodyOf("aws_vpc_security_group_ingress_rule.database").referenced_security_group_id).toBe(
      value("aws_security_group.app_nodes.id"),
    );
  });
});
