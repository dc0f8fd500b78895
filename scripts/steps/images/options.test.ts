import { describe, expect, it } from "vitest";
import { loadCommand } from "./load";
import { parseImageOptions } from "./options";

describe("the options of npm run images", () => {
  it("builds every language from Debian, under names no registry can own", () => {
    expect(parseImageOptions([])).toMatchObject({
      names: [],
      base: "debian:bookworm-slim",
      prefix: "localhost/podium/",
      push: false,
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
