// Imports run one way. `scripts/boundaries.test.ts` plants a violation of every rule here and sees it refused.

const ours = "^(app|components|lib|prisma|runner|scripts|e2e|bench)/|^server\\.ts$";
const tests =
  "[.](test|spec)[.]tsx?$|/(testing|crashing-server|starting-server)[.]ts$|^e2e/|^lib/sandboxes/conformance/";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Modules that need each other are one module, or three.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "resolvable",
      comment: "An import must lead somewhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(prisma/generated|\\.next)/" },
    },
    {
      name: "contracts-stand-alone",
      comment: "Contracts are Zod only: server, browser and tests share them.",
      severity: "error",
      from: { path: "^lib/contracts/", pathNot: tests },
      to: { pathNot: "^lib/contracts/|^node_modules/zod/" },
    },
    {
      name: "lib-below-pages",
      comment: "Nothing in lib knows a page, a component, a script or a test.",
      severity: "error",
      from: { path: "^lib/", pathNot: tests },
      to: { path: "^(app|components|scripts|e2e|bench)/|^server\\.ts$" },
    },
    {
      name: "features-apart",
      comment: "A feature's components reach another feature only through ui/ or lib/client.",
      severity: "error",
      from: { path: "^components/([^/]+)/" },
      to: { path: "^components/[^/]+/", pathNot: "^components/($1|ui)/" },
    },
    {
      name: "ui-stands-alone",
      comment: "Primitives import nothing of ours.",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: ours, pathNot: "^components/ui/" },
    },
    {
      name: "browser-without-server",
      comment: "What runs in a browser sees contracts and the client, nothing of the server.",
      severity: "error",
      from: { path: "^(components|lib/client)/", pathNot: tests },
      to: { path: "^(lib|prisma|scripts)/", pathNot: "^lib/(contracts|client)/" },
    },
    {
      name: "browser-without-node",
      comment: "What runs in a browser has no Node.",
      severity: "error",
      from: { path: "^(components|lib/client|lib/contracts)/", pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "engines-behind-composition",
      comment: "Only the composition root's own file for it knows a concrete engine.",
      severity: "error",
      from: { path: ours, pathNot: `^lib/compose-engine\\.ts$|^lib/sandboxes/|${tests}` },
      to: { path: "^lib/sandboxes/(local|kubernetes)/" },
    },
    {
      name: "engines-apart",
      comment: "An engine does not know another.",
      severity: "error",
      from: { path: "^lib/sandboxes/(local|kubernetes)/" },
      to: { path: "^lib/sandboxes/(local|kubernetes)/", pathNot: "^lib/sandboxes/$1/" },
    },
    {
      name: "interface-without-engines",
      comment: "The engine interface is of plain data.",
      severity: "error",
      from: { path: "^lib/sandboxes/engine\\.ts$" },
      to: { path: ours },
    },
    {
      name: "repositories-private",
      comment: "Domains reach each other through service.ts; the database's own code implements repositories.",
      severity: "error",
      from: { path: "^lib/([^/]+)/", pathNot: `^lib/db/|${tests}` },
      to: { path: "^lib/[^/]+/[a-z-]*repository[.]ts$", pathNot: "^lib/($1|db)/" },
    },
    {
      name: "pages-above-services",
      comment: "Routes and pages declare; they reach data and sandboxes only through services.",
      severity: "error",
      from: { path: "^app/", pathNot: tests },
      to: { path: "^(lib/(db|sandboxes)|prisma)/|repository\\.ts$" },
    },
    {
      name: "tests-stay-tests",
      comment: "Nothing that ships needs a test or its helpers.",
      severity: "error",
      from: { path: "^(app|components|lib)/|^server[.]ts$", pathNot: tests },
      to: { path: tests },
    },
    {
      name: "no-development-packages",
      comment: "What ships imports only what is listed as a dependency.",
      severity: "error",
      from: { path: "^(app|components|lib)/|^server\\.ts$", pathNot: tests },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "^(node_modules|prisma/generated)/" },
    exclude: { path: "^(build|\\.next|coverage)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
