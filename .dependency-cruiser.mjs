// Imports run one way. `scripts/boundaries.test.ts` plants a violation of every rule here and sees it refused.

const ours = "^(app|components|lib|prisma|runner|scripts|e2e|bench)/|^server\\.ts$";
const tests =
  "[.](test|spec)[.]tsx?$|/(testing|crashing-server|starting-server)[.]ts$|^e2e/|^lib/(sandboxes|languages)/conformance/";

/** @param {Pick<import("dependency-cruiser").IRegularForbiddenRuleType, "from" | "to">} imports that break it */
const rule = (name, comment, imports) => ({ name, comment, severity: "error", ...imports });

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    rule("no-cycles", "Modules that need each other are one module, or three.", { from: {}, to: { circular: true } }),
    rule("resolvable", "An import must lead somewhere.", {
      from: {},
      to: { couldNotResolve: true, pathNot: "^(prisma/generated|\\.next)/" },
    }),
    rule("contracts-stand-alone", "Contracts are Zod only: server, browser and tests share them.", {
      from: { path: "^lib/contracts/", pathNot: tests },
      to: { pathNot: "^lib/contracts/|^node_modules/zod/" },
    }),
    rule("lib-below-pages", "Nothing in lib knows a page, a component, a script or a test.", {
      from: { path: "^lib/", pathNot: tests },
      to: { path: "^(app|components|scripts|e2e|bench)/|^server\\.ts$" },
    }),
    rule("features-apart", "A feature's components reach another feature only through ui/ or lib/client.", {
      from: { path: "^components/([^/]+)/" },
      to: { path: "^components/[^/]+/", pathNot: "^components/($1|ui)/" },
    }),
    rule("ui-stands-alone", "Primitives import nothing of ours.", {
      from: { path: "^components/ui/" },
      to: { path: ours, pathNot: "^components/ui/" },
    }),
    rule("browser-without-server", "What runs in a browser sees contracts and the client, nothing of the server.", {
      from: { path: "^(components|lib/client)/", pathNot: tests },
      to: { path: "^(lib|prisma|scripts)/", pathNot: "^lib/(contracts|client)/" },
    }),
    rule("browser-without-node", "What runs in a browser has no Node.", {
      from: { path: "^(components|lib/client|lib/contracts)/", pathNot: tests },
      to: { dependencyTypes: ["core"] },
    }),
    rule("engines-behind-composition", "Only the composition root's own file for it knows a concrete engine.", {
      from: { path: ours, pathNot: `^lib/compose-engine\\.ts$|^lib/sandboxes/|${tests}` },
      to: { path: "^lib/sandboxes/(local|kubernetes)/" },
    }),
    rule("engines-apart", "An engine does not know another.", {
      from: { path: "^lib/sandboxes/(local|kubernetes)/" },
      to: { path: "^lib/sandboxes/(local|kubernetes)/", pathNot: "^lib/sandboxes/$1/" },
    }),
    rule("interface-without-engines", "The engine interface is of plain data.", {
      from: { path: "^lib/sandboxes/engine\\.ts$" },
      to: { path: ours },
    }),
    rule(
      "repositories-private",
      "Domains reach each other through service.ts; the database's own code implements repositories.",
      {
        from: { path: "^lib/([^/]+)/", pathNot: `^lib/db/|${tests}` },
        to: { path: "^lib/[^/]+/[a-z-]*repository[.]ts$", pathNot: "^lib/($1|db)/" },
      },
    ),
    rule("pages-above-services", "Routes and pages declare; they reach data and sandboxes only through services.", {
      from: { path: "^app/", pathNot: tests },
      to: { path: "^(lib/(db|sandboxes)|prisma)/|repository\\.ts$" },
    }),
    rule("tests-stay-tests", "Nothing that ships needs a test or its helpers.", {
      from: { path: "^(app|components|lib)/|^server[.]ts$", pathNot: tests },
      to: { path: tests },
    }),
    rule("no-development-packages", "What ships imports only what is listed as a dependency.", {
      from: { path: "^(app|components|lib)/|^server\\.ts$", pathNot: tests },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    }),
  ],
  options: {
    doNotFollow: { path: "^(node_modules|prisma/generated)/" },
    // `npm run images` puts there what the image takes in.
    exclude: { path: "^(build|\\.next|coverage)/|^runner/images/[^/]+/tsc/" },
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
