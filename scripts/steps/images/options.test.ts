import { languageDefinitions } from "../../../lib/languages/all";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadCommand } from "./load";
import { chooseNames, imageTag, planImage } from "./plan";
import { parseImageOptions } from "./options";

describe("the options of npm run images", () => {
  it("builds every language from Debian, under names no registry can own", () => {
    expect(parseImageOptions([])).toMatchObject({
      names: [],
      base: "debian:bookworm-slim",
      prefix: "localhost/podium/",
      push: false,
      batteries: false,
      fresh: false,
    });
  });

  it("takes languages, a registry and a cluster to load into", () => {
    const options = parseImageOptions([
      "python",
      "c",
      ...["--load", "kind", "--prefix", "registry.example.org/podium", "--push"],
    ]);
    expect(options).toMatchObject({ names: ["python", "c"], load: "kind", push: true });
    expect(options.prefix).toBe("registry.example.org/podium/");
  });

  it.each([
    [["--load", "swarm"], /--load takes one of kind, k3d, minikube, cluster; it was "swarm"/],
    [["--with", "make"], /--with takes one of docker, podman, buildah/],
    [["--push"], /--push needs a registry/],
    [["--colour"], /Unknown option '--colour'/],
  ])("refuses %j with a sentence", (args, words) => {
    expect(() => parseImageOptions(args)).toThrow(words);
  });

  it.each([
    ["kind", "kind load image-archive /a.tar"],
    ["k3d", "k3d image import /a.tar"],
    ["minikube", "minikube image load /a.tar"],
    ["cluster", "/opt/cluster image x:1 /a.tar"],
  ] as const)("loads into %s", (loader, command) => {
    expect(loadCommand(loader, "x:1", "/a.tar", "/opt/cluster").join(" ")).toBe(command);
  });
});

describe("what is built", () => {
  const root = fileURLToPath(new URL("../../..", import.meta.url));
  const bases = { base: "debian", nodeBase: "node", runner: "runner:1" };

  it("is every language and the app, unless some are named", () => {
    const languages = languageDefinitions.map(({ id }) => id).sort();
    expect(chooseNames(root, [])).toEqual([...languages, "app"]);
    expect(chooseNames(root, ["server", "conformance"])).toEqual(["server", "conformance"]);
    expect(() => chooseNames(root, ["cobol"])).toThrow(/No image: cobol. There are: .*python/);
  });

  it("tells sandboxes from the app by their names", () => {
    const options = { prefix: "registry.example.org/podium/" };
    expect(imageTag("python", options, "1.2.3")).toBe("registry.example.org/podium/sandbox-python:1.2.3");
    expect(imageTag("app", { ...options, tag: "new" }, "1.2.3")).toBe("registry.example.org/podium/app:new");
  });

  it("starts from the bases, and hands certificates over as a secret", () => {
    expect(planImage("python", "t", bases, "/ca")).toMatchObject({
      dockerfile: "runner/images/python/Dockerfile",
      args: { BASE: "debian", RUNNER: "runner:1" },
    });
    expect(planImage("server", "t", bases, "/ca")).toMatchObject({
      args: { BASE: "node" },
      target: "server",
      secrets: { ca: "/ca" },
    });
  });
});
