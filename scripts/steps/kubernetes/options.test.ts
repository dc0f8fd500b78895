import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { ingressHost, parseManifests, writeManifests } from "./manifests";
import { parseClusterOptions } from "./options";

const root = fileURLToPath(new URL("../../..", import.meta.url));

it("takes an overlay of k8s by its name, or any folder that is one", () => {
  const overlay = path.join(root, "k8s/overlays/local");
  expect(parseClusterOptions(root, [])).toEqual({ overlay, context: undefined, forward: 3000 });
  expect(parseClusterOptions(root, ["--overlay", overlay, "--no-forward"])).toMatchObject({ overlay, forward: null });
});

it.each([
  [["--overlay", "moon"], /No overlay "moon"/],
  [["--port", "0"], /--port "0" is not a port/],
])("refuses %j with a sentence", (args, words) => {
  expect(() => parseClusterOptions(root, args)).toThrow(words);
});

it("reads rendered objects and writes them again", () => {
  const text =
    "kind: Ingress\nmetadata:\n  name: podium\nspec:\n  rules:\n    - host: podium.example.org\n---\nkind: A\n";
  const manifests = parseManifests(text);
  expect(manifests.map(({ kind }) => kind)).toEqual(["Ingress", "A"]);
  expect(parseManifests(writeManifests(manifests))).toEqual(manifests);
  expect(ingressHost(manifests)).toBe("podium.example.org");
  expect(() => parseManifests("kind: [")).toThrow();
});
