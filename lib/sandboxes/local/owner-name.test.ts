import { describe, expect, it } from "vitest";
import { createNamer, ownerLives, parseOwner } from "./owner-name";

describe("names of control groups", () => {
  it("tell installation and process, and never repeat", () => {
    const next = createNamer("my-place");
    const [first, second] = [next(), next()];
    expect(first).not.toBe(second);
    expect(parseOwner(first)).toMatchObject({ installation: "my-place", pid: process.pid });
    expect(ownerLives(parseOwner(first)!)).toBe(true);
  });

  it("keep installations apart whose ids begin alike", () => {
    expect(parseOwner("podium-a-b-1.2-3")?.installation).toBe("a-b");
    expect(parseOwner("podium-a-1.2-3")?.installation).toBe("a");
    expect(parseOwner("podium-a-12.34-5-1.2-3")?.installation).toBe("a-12.34-5");
  });

  it("are not found in foreign groups", () => {
    for (const name of ["podium", "podium-a", "podium-a-server", "docker-abc-1.2-3", "xpodium-a-1.2-3"])
      expect(parseOwner(name)).toBeNull();
  });

  it("take a process id that was used again for another owner", () => {
    const owner = { installation: "a", pid: 7, startTicks: "100" };
    expect(ownerLives(owner, () => "100")).toBe(true);
    expect(ownerLives(owner, () => "200")).toBe(false);
    expect(ownerLives(owner, () => undefined)).toBe(false);
  });

  it.each(["", "a/b", "..", "a b", "x".repeat(65)])("refuse the installation id %j", (id) => {
    expect(() => createNamer(id)).toThrow("installation id");
  });
});
