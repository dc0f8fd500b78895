import { capacitySettings } from "./capacity-settings";
import { kubernetesSettings } from "./kubernetes-settings";
import { limitSettings } from "./limit-settings";
import { engineSettings, serverSettings } from "./server-settings";
import type { Setting } from "./setting";

/** Every environment variable Podium reads, in the order of the documents; a default may depend on those before it. */
export const settings = {
  ...serverSettings,
  ...limitSettings,
  ...capacitySettings,
  ...engineSettings,
  ...kubernetesSettings,
};

/** The same table in chapters, for documents. */
export const chapters: readonly { title: string; settings: Readonly<Record<string, Setting<unknown>>> }[] = [
  { title: "Server", settings: serverSettings },
  { title: "Limits of an execution", settings: limitSettings },
  { title: "Capacity", settings: capacitySettings },
  { title: "Engine", settings: engineSettings },
  { title: "Kubernetes", settings: kubernetesSettings },
];

/** The parsed value of every setting. */
export type Values = { [K in keyof typeof settings]: (typeof settings)[K] extends Setting<infer T> ? T : never };
