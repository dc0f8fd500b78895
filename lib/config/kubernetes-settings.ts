import type { Config } from "./config";
import { optional, type Setting, setting } from "./setting";
import { absolutePath, list, matching, oneOf, wholeNumber } from "./values";

const MIB = 1024 * 1024;
/** Of a Kubernetes object: RFC 1123. */
const NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;
const objectName = (what: string) => matching(NAME, what);

/** Sandboxes as pods; read only with `PODIUM_ENGINE=kubernetes`. */
export const kubernetesSettings = {
  KUBECONFIG: optional(
    absolutePath(),
    "Credentials of the cluster; without it those of the pod Podium runs in, else ~/.kube/config.",
  ),
  PODIUM_KUBERNETES_CONTEXT: optional(matching(/^\S+$/, "the name of a context"), "Context of the kubeconfig."),
  PODIUM_KUBERNETES_NAMESPACE: setting(
    objectName("the name of a namespace"),
    "podium-sandboxes",
    "Namespace of the sandboxes.",
  ),
  PODIUM_KUBERNETES_IMAGE: setting(
    matching(/^[^\s{}]+(\{language\})?[^\s{}]*$/, "the name of an image, in which {language} may stand once"),
    "localhost/podium/sandbox-{language}:0.1.0",
    "Image of a sandbox; {language} stands for the folder in runner/images.",
  ),
  PODIUM_KUBERNETES_PULL_POLICY: setting(
    oneOf("IfNotPresent", "Always", "Never"),
    "IfNotPresent",
    "When nodes fetch the image.",
  ),
  PODIUM_KUBERNETES_PULL_SECRETS: setting(names("registry"), "", "Secrets with the registry's credentials."),
  PODIUM_KUBERNETES_SECCOMP: setting(
    matching(/^(RuntimeDefault|[\w.-]+(\/[\w.-]+)*)$/, "RuntimeDefault or a path beneath the kubelet's seccomp folder"),
    "RuntimeDefault",
    "Seccomp profile of the pods; podium-sandbox.json gives each namespaces of its own.",
  ),
  PODIUM_KUBERNETES_RUNTIME_CLASS: optional(objectName("the name of a RuntimeClass"), "RuntimeClass, such as gvisor."),
  PODIUM_KUBERNETES_PRIORITY_CLASS: optional(objectName("the name of a PriorityClass"), "PriorityClass of the pods."),
  PODIUM_KUBERNETES_NODE_SELECTOR: setting(
    list("a list of labels such as podium.dev/sandboxes=true, separated by commas", (item) =>
      /^[\w./-]+=[\w.-]*$/.test(item),
    ),
    "",
    "Labels of the nodes that run sandboxes.",
  ),
  PODIUM_KUBERNETES_TOLERATION: optional(matching(/^[\w./-]+$/, "the key of a taint"), "Taint that sandboxes bear."),
  PODIUM_KUBERNETES_USER: setting(wholeNumber(1, 4_000_000_000), "1000", "User and group id in the pods."),
  PODIUM_KUBERNETES_REQUEST_CPU_MILLIS: setting(
    wholeNumber(1, 64_000),
    "10",
    "CPU reserved for a sandbox, in thousandths.",
  ),
  PODIUM_KUBERNETES_REQUEST_MEMORY_MIB: setting(wholeNumber(1, 65_536, MIB), "32", "Memory reserved for a sandbox."),
  PODIUM_KUBERNETES_SPARE_PODS: setting(
    wholeNumber(0, 1_000),
    "1",
    "Pods of each language that wait beside those each server holds, for all servers together.",
  ),
};

function names(example: string) {
  return list(`a list of names such as ${example}, separated by commas`, (item) => NAME.test(item));
}

type Values = {
  [K in keyof typeof kubernetesSettings]: (typeof kubernetesSettings)[K] extends Setting<infer T> ? T : never;
};

/** The settings as the configuration holds them. */
export function kubernetesFrom(values: Values): Config["engine"]["kubernetes"] {
  return {
    kubeconfig: values.KUBECONFIG,
    context: values.PODIUM_KUBERNETES_CONTEXT,
    namespace: values.PODIUM_KUBERNETES_NAMESPACE,
    image: values.PODIUM_KUBERNETES_IMAGE,
    imagePullPolicy: values.PODIUM_KUBERNETES_PULL_POLICY,
    imagePullSecrets: values.PODIUM_KUBERNETES_PULL_SECRETS,
    seccompProfile: values.PODIUM_KUBERNETES_SECCOMP,
    runtimeClass: values.PODIUM_KUBERNETES_RUNTIME_CLASS,
    priorityClass: values.PODIUM_KUBERNETES_PRIORITY_CLASS,
    nodeSelector: Object.fromEntries(values.PODIUM_KUBERNETES_NODE_SELECTOR.map((item) => item.split("=", 2))),
    toleration: values.PODIUM_KUBERNETES_TOLERATION,
    userId: values.PODIUM_KUBERNETES_USER,
    requests: {
      cpuMillis: values.PODIUM_KUBERNETES_REQUEST_CPU_MILLIS,
      memoryBytes: values.PODIUM_KUBERNETES_REQUEST_MEMORY_MIB,
    },
    sparePods: values.PODIUM_KUBERNETES_SPARE_PODS,
  };
}
