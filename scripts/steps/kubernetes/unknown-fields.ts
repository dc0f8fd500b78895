import * as client from "@kubernetes/client-node";
import type { Manifest } from "./manifests";

/** What the client library knows of a field: generated from the API's own description. */
interface Attribute {
  baseName: string;
  type: string;
}

type Model = { getAttributeTypeMap(): Attribute[] };

const models = client as unknown as Readonly<Record<string, Partial<Model> | undefined>>;

/** Fields of an object that the API of the client library's Kubernetes has not, and values of another kind. */
export function unknownFields(manifest: Manifest): string[] {
  const { apiVersion, kind, metadata } = manifest;
  // Versions that are gone had the fields of those that followed.
  const version =
    apiVersion
      .split("/")
      .at(-1)
      ?.replace(/beta\d+$/, "") ?? "";
  const type = `V${version.slice(1)}${kind}`;
  if (!modelOf(type)) return [`${kind} ${metadata.name}: no such kind in ${apiVersion}`];
  return check(manifest, type, []).map((problem) => `${kind} ${metadata.name}: ${problem}`);
}

function modelOf(type: string): Model | undefined {
  const model = models[type];
  return model?.getAttributeTypeMap ? (model as Model) : undefined;
}

function check(value: unknown, type: string, path: readonly string[]): string[] {
  const at = path.join(".");
  const [, item] = /^Array<(.+)>$/.exec(type) ?? [];
  if (item) {
    return Array.isArray(value)
      ? value.flatMap((each, index) => check(each, item, [...path, String(index)]))
      : [`${at} is not a list`];
  }
  const [, entry] = /^\{ \[key: string\]: (.+); \}$/.exec(type) ?? [];
  if (entry) return Object.entries(value ?? {}).flatMap(([key, each]) => check(each, entry, [...path, key]));
  const model = modelOf(type);
  if (!model) return isPlain(value, type) ? [] : [`${at} is not a ${type}`];
  const known = new Map(model.getAttributeTypeMap().map(({ baseName, type: of }) => [baseName, of]));
  return Object.entries(value ?? {}).flatMap(([key, each]) => {
    const of = known.get(key);
    return of ? check(each, of, [...path, key]) : [`${[...path, key].join(".")} is not known`];
  });
}

function isPlain(value: unknown, type: string): boolean {
  if (type === "IntOrString") return typeof value === "number" || typeof value === "string";
  if (type === "string" || type === "number" || type === "boolean") return typeof value === type;
  return true;
}
