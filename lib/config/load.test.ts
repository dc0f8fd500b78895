import { describe, expect, it } from "vitest";
import { type Environment, loadConfig } from "./load";
import { ConfigError } from "./problems";

const root = new URL("../..", import.meta.url).pathname;
const load = (env: Environment = {}, cores = 2) => loadConfig(env, { root, cores });

function problemsOf(env: Environment): readonly string[] {
  try {
    load(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("defaults", () => {
  it("knows sizes of sandboxes, and no pool of a size without one", () => {
    const { sizes, poolSizes } = load({ PODIUM_SIZES: "large=1024/2000", PODIUM_POOL: "python@large=2" });
    expect(sizes).toEqual({ large: { memoryBytes: 2 ** 30, cpuMillis: 2000 } });
    expect(poolSizes).toMatchObject({ "python@large": 2, default: 1 });
    expect(load({}).sizes).toEqual({});
    expect(() => load({ PODIUM_SIZES: "a=512/1000,b=512/1000" })).toThrow(/gives b the memory and CPU of a\./);
    expect(() => load({ PODIUM_POOL: "python@huge=1" })).toThrow(/"huge" is not in PODIUM_SIZES, which is empty/);
    for (const bad of ["large", "large=1024", "large=1/2000", "Large=1024/2000", "large=1024/0"])
      expect(() => load({ PODIUM_SIZES: bad })).toThrow(/PODIUM_SIZES/);
  });

  it("are a laptop's on a loopback address", () => {
    const config = load();
    expect(config).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      limitsProfile: "laptop",
      maxRunning: 8,
      maxRunningPerOwner: 8,
    });
    expect(config.limits).toMatchObject({ wallMs: 30_000, memoryBytes: 256 * 1024 * 1024, cpuMillis: 1000 });
    expect(config.poolSizes).toEqual({ python: 4, javascript: 2, default: 1 });
    expect(config.engine).toMatchObject({ kind: "local", cgroups: true, uidRangeStart: 200_000, uidRangeSize: 1_000 });
    expect(config.rate.owner).toEqual({ perMinute: 6000, burst: 1000 });
  });

  it.each(["0.0.0.0", "::", "192.168.1.4", "podium.example.org"])("are for strangers on %s", (HOST) => {
    const config = load({ HOST });
    expect(config.limitsProfile).toBe("public");
    expect(config.limits).toMatchObject({ wallMs: 5000, cpuMillis: 100, processes: 64, outputBytes: 1024 * 1024 });
    expect(config).toMatchObject({ maxRunningPerOwner: 4, maxQueuedPerOwner: 50 });
  });

  it("run at least four at a time", () => {
    expect(load({}, 1).maxRunning).toBe(4);
  });

  it("keep data in the checkout, and take empty variables for absent ones", () => {
    expect(load({ PODIUM_DATA: "", PORT: " " }).dataFolder).toBe(`${root.replace(/\/$/, "")}/.podium`);
  });
});

describe("values", () => {
  it("change single limits of a profile, in the unit of their name", () => {
    const config = load({ PODIUM_LIMIT_WALL_MS: "1500", PODIUM_LIMIT_MEMORY_MIB: "64", PODIUM_LIMIT_OUTPUT_KIB: "8" });
    expect(config.limits).toMatchObject({
      wallMs: 1500,
      memoryBytes: 64 * 1024 * 1024,
      outputBytes: 8192,
      cpuMs: 30_000,
    });
  });

  it("of a pool leave the languages they do not name alone", () => {
    expect(load({ PODIUM_POOL: "python=0, c=3" }).poolSizes).toEqual({ python: 0, javascript: 2, default: 1, c: 3 });
    expect(load({ PODIUM_POOL: "python=2, default=0" }).poolSizes).toEqual({ python: 2, default: 0 });
  });

  it("of lists are split and checked", () => {
    const config = load({
      TRUSTED_PROXIES: "10.0.0.0/8, ::1",
      PODIUM_CORS_ORIGINS: "https://a.example,http://b.example:81",
    });
    expect(config.trustedProxies).toEqual(["10.0.0.0/8", "::1"]);
    expect(config.corsOrigins).toEqual(["https://a.example", "http://b.example:81"]);
  });

  it("of the public address lose the slash at the end", () => {
    expect(load({ PODIUM_PUBLIC_URL: "https://run.example.org/" }).publicUrl).toBe("https://run.example.org");
  });
});

describe("what stops the start", () => {
  it("names the variable, the value and what to set, all problems at once", () => {
    const problems = problemsOf({
      PORT: "70000",
      PODIUM_LOG_LEVEL: "loud",
      PODIUM_POOL: "python",
      TRUSTED_PROXIES: "10.0.0.0/33",
    });
    expect(problems).toHaveLength(4);
    expect(problems[0]).toBe(
      'PORT is "70000", but must be a whole number from 0 to 65535. Set for example PORT=3000, or leave it out.',
    );
  });

  it("is a name that does not exist, with the nearest that does", () => {
    expect(problemsOf({ PODIUM_LIMIT_WAL_MS: "1" })).toEqual([
      expect.stringContaining("Did you mean PODIUM_LIMIT_WALL_MS?"),
    ]);
    expect(problemsOf({ PODIUM_SOMETHING_ELSE: "1" })[0]).not.toContain("Did you mean");
  });

  it.each(["1.5", "-1", "1e3", "0x10", "12 px"])("is the number %s", (PODIUM_MAX_QUEUED) => {
    expect(problemsOf({ PODIUM_MAX_QUEUED })).toHaveLength(1);
  });

  it("is a database without a secret, and a short secret, which is never shown", () => {
    const DATABASE_URL = "postgresql://me:hidden@db/podium";
    expect(problemsOf({ DATABASE_URL })[0]).toContain("PODIUM_SECRET");
    expect(problemsOf({ DATABASE_URL, PODIUM_SECRET: "hidden" }).join()).not.toContain("hidden");
    expect(load({ DATABASE_URL, PODIUM_SECRET: "s".repeat(32) }).databaseUrl).toBe(DATABASE_URL);
  });

  it("is a public address with a path", () => {
    expect(problemsOf({ PODIUM_PUBLIC_URL: "https://example.org/podium" })).toHaveLength(1);
  });
});
