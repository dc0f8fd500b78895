import { describe, expect, it } from "vitest";
import { baseLimits } from "../conformance/profiles";
import { bwrapArguments } from "./bwrap-arguments";

const input = {
  bwrapPath: "/usr/bin/bwrap",
  runnerPath: "/srv/runner",
  rootfs: "/",
  links: [{ name: "bin", target: "usr/bin" }],
  etc: [{ name: "passwd", source: "/state/passwd" }],
  masks: ["/usr/local"],
  emptyFolder: "/state/empty",
  profile: { limits: baseLimits, mounts: [{ source: "/srv/prime", target: "/podium/prime" }] },
};
const line = (changes = {}) => ` ${bwrapArguments({ ...input, ...changes }).join(" ")} `;

describe("bwrap arguments", () => {
  it("unshare everything and keep it so", () => {
    for (const name of ["user", "pid", "ipc", "uts", "net", "cgroup"]) expect(line()).toContain(` --unshare-${name} `);
    for (const name of ["--disable-userns", "--new-session", "--as-pid-1", "--clearenv"])
      expect(line()).toContain(` ${name} `);
    expect(line()).not.toContain("--die-with-parent");
  });

  it("give every writable file system a size", () => {
    const args = bwrapArguments(input);
    args.forEach((arg, index) => {
      if (arg === "--tmpfs") expect(args[index - 2], args[index + 1]).toBe("--size");
    });
    expect(line()).toContain(` --size ${baseLimits.workBytes} --tmpfs /work `);
    expect(line()).toContain(` --size ${baseLimits.tmpBytes} --tmpfs /dev/shm `);
  });

  it("close the root and /dev after the last mount in them", () => {
    const text = line();
    expect(text.indexOf("--remount-ro /dev ")).toBeGreaterThan(text.indexOf("--tmpfs /dev/shm"));
    expect(text.indexOf("--remount-ro / ")).toBeGreaterThan(text.lastIndexOf("--tmpfs"));
    expect(text.indexOf("--remount-ro / ")).toBeGreaterThan(text.lastIndexOf("--ro-bind"));
  });

  it("bind read-only only, and hide what is the administrator's", () => {
    expect(line()).not.toMatch(/ --(dev-)?bind /);
    expect(line()).toContain(" --ro-bind /usr /usr --ro-bind /state/empty /usr/local ");
    expect(line()).toContain(" --ro-bind /srv/prime /podium/prime ");
    expect(line({ rootfs: "/images/debian" })).toContain(" --ro-bind /images/debian/usr /usr ");
    expect(line()).not.toContain("/sys");
  });

  it("end with the runner, which ends with its host", () => {
    expect(bwrapArguments(input).slice(-3)).toEqual(["--", "/podium/runner", "--exit-on-eof"]);
  });
});
