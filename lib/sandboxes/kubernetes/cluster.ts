import type {
  ApiException,
  Attach,
  AppsV1Api,
  BatchV1Api,
  ConfigurationOptions,
  CoordinationV1Api,
  CoreV1Api,
  KubeConfig,
  ObservableMiddleware,
  RequestContext,
  V1MicroTime,
  Watch,
} from "@kubernetes/client-node";
import type { KubernetesEngineOptions } from "./options";

/** Clients of one cluster, for one namespace. */
export interface Cluster {
  namespace: string;
  core: CoreV1Api;
  apps: AppsV1Api;
  batch: BatchV1Api;
  coordination: CoordinationV1Api;
  watch: Watch;
  sockets: Attach["handler"];
  /** The time now, as a Lease wants it. */
  microTime(): V1MicroTime;
  /** Options of a call whose body is a JSON patch. */
  jsonPatch: ConfigurationOptions<ObservableMiddleware>;
}

/** How long an answer may take before the API server counts as away. The client alone would wait for five minutes. */
const ANSWER_MS = 20_000;

type ConnectOptions = Pick<KubernetesEngineOptions, "kubeconfig" | "context" | "namespace">;

/**
 * Reads the credentials. No request is made. The client is loaded here and not at the top: servers with another engine need
 * not wait for it.
 * @throws Error when no credentials are found or the context is not among them.
 */
export async function connect(options: ConnectOptions): Promise<Cluster> {
  const client = await import("@kubernetes/client-node");
  const config = new client.KubeConfig();
  load(config, options);
  const timed = client.createConfiguration({
    baseServer: new client.ServerConfiguration(config.getCurrentCluster()?.server ?? "", {}),
    authMethods: { default: config },
    middleware: [client.setHeaderMiddleware("User-Agent", "podium")],
    promiseMiddleware: [{ pre: limitTime, post: async (answer) => answer }],
  });
  return {
    namespace: options.namespace,
    core: new client.CoreV1Api(timed),
    apps: new client.AppsV1Api(timed),
    batch: new client.BatchV1Api(timed),
    coordination: new client.CoordinationV1Api(timed),
    watch: new client.Watch(config),
    sockets: new client.Attach(config).handler,
    microTime: () => new client.V1MicroTime(),
    jsonPatch: client.setHeaderOptions("Content-Type", client.PatchStrategy.JsonPatch),
  };
}

async function limitTime(request: RequestContext): Promise<RequestContext> {
  request.setSignal(AbortSignal.timeout(ANSWER_MS));
  return request;
}

function load(config: KubeConfig, { kubeconfig, context }: ConnectOptions): void {
  if (kubeconfig !== undefined) config.loadFromFile(kubeconfig);
  else config.loadFromDefault();
  if (context === undefined) return;
  if (!config.getContextObject(context)) throw new Error(`The kubeconfig has no context "${context}".`);
  config.setCurrentContext(context);
}

/** HTTP status of the API server's refusal; undefined when it did not answer. */
export function statusOf(error: unknown): number | undefined {
  const code = (error as Partial<ApiException<unknown>> | undefined)?.code;
  // A time-out of the platform has a number too, below any status.
  return typeof code === "number" && code >= 100 ? code : undefined;
}

/** The API server's own words, without the headers that the client's message carries along. */
export function wordsOf(error: unknown): string {
  const body = (error as { body?: unknown } | undefined)?.body;
  try {
    const parsed = (typeof body === "string" ? JSON.parse(body) : body) as { message?: unknown } | undefined;
    if (typeof parsed?.message === "string") return parsed.message;
  } catch {
    // Not the API server's answer; the error's own words are the best there is.
  }
  return error instanceof Error ? describe(error) : String(error);
}

/** A failed fetch says why only in its cause. */
function describe(error: Error): string {
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`;
}
