import { describe, expect, it } from "vitest";
import { judge } from "./probe";
import { blocked, namespaceRemedy } from "./requirements";
import { testOptions } from "./testing";

describe("what keeps sandboxes from being tried", () => {
  it("is the operating system, bubblewrap or the runner, with a remedy each", () => {
    expect(blocked(testOptions({ runnerPath: "/bin/true" }), "linux")).toBeNull();
    expect(blocked(testOptions(), "darwin")?.summary).toContain("virtual machine");
    expect(blocked(testOptions({ bwrapPath: undefined }))?.summary).toContain("apt install bubblewrap");
    expect(blocked(testOptions({ bwrapPath: "/nowhere/bwrap" }))).toMatchObject({
      tier: "refused",
      checks: [{ id: "bubblewrap", state: "absent" }],
    });
    expect(blocked(testOptions({ runnerPath: "/nowhere/runner" }))?.summary).toContain("npm run build");
  });
});

describe("the remedy for missing namespaces", () => {
  const remedy = (settings: Record<string, string>, container = false) =>
    namespaceRemedy(
      "bwrap: no",
      (path) => settings[path],
      () => container,
    );

  it("names the setting that forbids them", () => {
    expect(remedy({ "/proc/sys/kernel/apparmor_restrict_unprivileged_userns": "1" })).toContain(
      "apparmor_restrict_unprivileged_userns=0",
    );
    expect(remedy({ "/proc/sys/kernel/unprivileged_userns_clone": "0" })).toContain("unprivileged_userns_clone=1");
    expect(remedy({ "/proc/sys/user/max_user_namespaces": "0" })).toContain("max_user_namespaces");
    expect(remedy({}, true)).toContain("--security-opt");
    expect(remedy({})).toContain("KUBECONFIG");
  });
});

describe("the tier", () => {
  const check = (id: string, state: "enforced" | "weak" | "absent", remedy?: string) => ({
    id,
    state,
    by: "x",
    remedy,
  });

  it("is full, weak with names and remedy, or refused by one vital check", () => {
    expect(judge([check("network", "enforced")]).tier).toBe("full");
    const weak = judge([check("network", "enforced"), check("memory_limit", "absent", "Do this.")]);
    expect(weak).toMatchObject({ tier: "weak", summary: expect.stringContaining("memory_limit. Do this.") });
    expect(judge([check("own_user", "weak")]).tier).toBe("weak");
    expect(judge([check("network", "absent"), check("memory_limit", "enforced")])).toMatchObject({
      tier: "refused",
      summary: expect.stringContaining("network"),
    });
  });
});
