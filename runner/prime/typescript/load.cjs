"use strict";
/* How Node runs .ts files here: as CommonJS where they are, else as ES modules, told apart as Node does it for .js. */
const fs = require("fs");
const Module = require("module");
const path = require("path");
const vm = require("vm");
const { fileURLToPath, pathToFileURL } = require("url");
const { CompileError, transpile } = require("./transpile.cjs");

const ENDINGS = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json"];
const TYPESCRIPT = /\.[mc]?ts$/;
const MODULE_SYNTAX =
  /import statement outside a module|'import\.meta' outside a module|Unexpected token 'export'|await is only valid/;
const parameters = ["exports", "require", "module", "__filename", "__dirname"];

/* Before the first line of the user's runs, a compiler's error ends the run as one. */
let secret;
const modules = new Map();

const compile = (file) => transpile(fs.readFileSync(file, "utf8"), path.relative("/work", file));

const isModule = (code, filename) => {
  try {
    vm.compileFunction(code, parameters, { filename });
    return false;
  } catch (error) {
    return MODULE_SYNTAX.test(error.message);
  }
};

const isFile = (file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

/* "./util" and "./util.js" may mean util.ts, as for tsc. */
const resolveFile = (specifier, from) => {
  const wanted = specifier.startsWith("file:") ? fileURLToPath(specifier) : path.resolve(path.dirname(from), specifier);
  const candidates = [wanted, ...ENDINGS.map((ending) => wanted + ending)];
  candidates.push(
    wanted.replace(/\.([mc]?)js$/, ".$1ts"),
    ...ENDINGS.map((ending) => path.join(wanted, `index${ending}`)),
  );
  const found = candidates.find(isFile);
  if (!found) {
    const error = new Error(`Cannot find module '${specifier}' imported from ${from}`);
    throw Object.assign(error, { code: "ERR_MODULE_NOT_FOUND" });
  }
  return found;
};

/* Names a module exports as types only: those who import them without "type" get nothing instead of an error. */
const typeNames = (source, code) => {
  const names = [...source.matchAll(/^\s*export\s+(?:declare\s+)?(?:interface|type)\s+([\w$]+)/gm)].map(
    (match) => match[1],
  );
  for (const [, list] of source.matchAll(/^\s*export\s+type\s*\{([^}]*)\}/gm)) names.push(...exported(list));
  const values = new RegExp(`\\bexport\\b[^\\n]*?\\b(?:${[...names, "$^"].join("|")})\\b`, "g");
  const taken = new Set([...code.matchAll(values)].flatMap(([text]) => text.match(/[\w$]+/g)));
  return [...new Set(names)].filter((name) => !taken.has(name));
};

const exported = (list) =>
  list.split(",").flatMap(
    (each) =>
      each
        .trim()
        .replace(/^type\s+/, "")
        .split(/\s+as\s+/)
        .at(-1) || [],
  );

/* What a file asks of a module that is not TypeScript, so that a name that is only a type there is no error. */
const importedNames = (source, specifier) =>
  [...source.matchAll(/\bimport\s+(?:[\w$]+\s*,\s*)?\{([^}]*)\}\s*from\s*["']([^"']+)["']/g)]
    .filter((match) => match[2] === specifier)
    .flatMap((match) =>
      match[1].split(",").flatMap(
        (each) =>
          each
            .trim()
            .replace(/^type\s+/, "")
            .split(/\s+as\s+/)[0] || [],
      ),
    );

const wrap = (values, identifier, asked = []) => {
  const names = [...new Set([...Object.keys(values), ...asked, "default"])];
  return new vm.SyntheticModule(
    names,
    function fill() {
      for (const name of names) this.setExport(name, values[name]);
    },
    { identifier },
  );
};

const ofCommonJs = (values, identifier) =>
  wrap(
    { ...(typeof values === "object" ? values : {}), default: values?.__esModule ? values.default : values },
    identifier,
  );

const load = (file) => {
  const known = modules.get(file);
  if (known) return known;
  const source = fs.readFileSync(file, "utf8");
  const code = compile(file);
  const identifier = pathToFileURL(file).href;
  let module;
  if (!isModule(code, file) && file !== process.argv[1]) module = ofCommonJs(require(file), identifier);
  else {
    const types = typeNames(source, code).map((name) => `export let ${name};`);
    module = new vm.SourceTextModule(`${code}\n${types.join("")}`, {
      identifier,
      initializeImportMeta: (meta) => {
        Object.assign(meta, { url: identifier, filename: file, dirname: path.dirname(file) });
      },
      importModuleDynamically: async (specifier) => {
        const target = await find(specifier, module);
        if (target.status === "unlinked") await target.link(find);
        await target.evaluate();
        return target;
      },
    });
  }
  modules.set(file, module);
  return module;
};

const find = async (specifier, from) => {
  const file = fileURLToPath(from.identifier);
  if (/^\.{0,2}\/|^file:/.test(specifier)) {
    const target = resolveFile(specifier, file);
    if (TYPESCRIPT.test(target)) return load(target);
    if (target.endsWith(".json")) return wrap({ default: JSON.parse(fs.readFileSync(target, "utf8")) }, target);
    return wrap(await import(pathToFileURL(target).href), target);
  }
  const asked = importedNames(fs.readFileSync(file, "utf8"), specifier);
  return wrap(await import(specifier), specifier, asked);
};

/* The whole program is compiled and linked before any of it runs. */
const runModules = async (main) => {
  let entry;
  try {
    entry = load(main);
    await entry.link(find);
  } catch (error) {
    failed(error);
  }
  compiled();
  await entry.evaluate();
};

/* From here on code of the user's runs, and what it writes is its own. */
const compiled = () => {
  if (secret !== undefined) fs.writeSync(2, `\0podium compiled ${secret}\n`);
  secret = undefined;
};

const failed = (error) => {
  if (!(error instanceof CompileError)) throw error;
  if (secret === undefined) throw new SyntaxError(error.message);
  fs.writeSync(2, `\0podium compiler ${secret}\n${error.message}\n`);
  process.reallyExit(1);
};

const loadCommonJs = (module, file) => {
  let code;
  try {
    code = compile(file);
  } catch (error) {
    failed(error);
  }
  if (file === process.argv[1] && module.id === "." && isModule(code, file)) return void runModules(file);
  if (module.id === ".") compiled();
  return module._compile(code, file);
};

/* Makes Node's own loader run `main`; what marks a compiler's error is read once and taken away. */
exports.install = (main) => {
  const order = "/work/.podium/run.json";
  try {
    ({ secret } = JSON.parse(fs.readFileSync(order, "utf8")));
    fs.unlinkSync(order);
  } catch {
    /* Started without one, a compiler's error is an error like others. */
  }
  for (const ending of [".ts", ".mts", ".cts"]) Module._extensions[ending] = loadCommonJs;
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (request, parent, ...rest) {
    try {
      return resolve.call(this, request, parent, ...rest);
    } catch (error) {
      if (!/^\.{1,2}\//.test(request) || !parent?.filename) throw error;
      try {
        return resolveFile(request, parent.filename);
      } catch {
        throw error;
      }
    }
  };
  process.setSourceMapsEnabled(true);
  return main;
};
