import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const outside = [...configDefaults.exclude, "build/**", ".next/**", ".podium/**"];
const special = ["**/*.integration.test.ts", "**/*.engine.test.ts", "**/*.cluster.test.ts"];

/**
 * Projects by what they need: nothing · a database · a host that can isolate · a built server · servers of their own. The
 * first three follow each other in one run, which gives one coverage report.
 */
export default defineConfig({
  resolve: { alias: { "@": root } },
  test: {
    // A test that needs a second try has found something.
    retry: 0,
    allowOnly: false,
    coverage: {
      provider: "v8",
      include: ["lib/**/*.ts"],
      exclude: ["**/*.test.ts", "**/generated/**", "lib/contracts/**", "**/testing.ts"],
      reporter: ["text-summary", "lcov"],
      reportsDirectory: "coverage",
    },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          sequence: { groupOrder: 0 },
          include: ["{lib,app,components,scripts,e2e/support}/**/*.test.{ts,tsx}"],
          exclude: [...outside, ...special],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          sequence: { groupOrder: 1 },
          include: ["**/*.integration.test.ts"],
          exclude: outside,
          // One database server for all files; each takes a database of its own from a migrated template.
          globalSetup: ["lib/db/testing.ts"],
          // Each file may start a database server: seconds of initdb on a busy machine.
          hookTimeout: 60_000,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "engine",
          sequence: { groupOrder: 2 },
          include: ["**/*.engine.test.ts", "runner/**/*.test.ts"],
          exclude: outside,
          // Limits of time and CPU are observed here; a neighbour would be observed as well.
          fileParallelism: false,
          hookTimeout: 60_000,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "cluster",
          globalSetup: ["e2e/support/cluster.ts"],
          include: ["**/*.cluster.test.ts", "e2e/cluster/**/*.spec.ts"],
          exclude: outside,
          // One node, whose limits are observed; and some of these stop parts of it.
          fileParallelism: false,
          hookTimeout: 600_000,
          testTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: "machine",
          include: ["e2e/machine/**/*.spec.ts"],
          exclude: outside,
          fileParallelism: false,
          // Everything there is emulated, twenty times slower.
          hookTimeout: 900_000,
          testTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          name: "api",
          include: ["e2e/api/**/*.spec.ts"],
          exclude: outside,
          globalSetup: ["e2e/support/server.ts"],
          hookTimeout: 60_000,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "faults",
          include: ["e2e/faults/**/*.spec.ts"],
          exclude: outside,
          fileParallelism: false,
          hookTimeout: 90_000,
          testTimeout: 90_000,
        },
      },
    ],
  },
});
