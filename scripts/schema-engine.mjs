#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which the CLI would otherwise download: the same JSON-RPC lines over
// standard input and output, answered by @prisma/schema-engine-wasm. `prisma.config.ts` names this file.
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

// The engine reports a panic through this before it traps.
let panic;
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message(message) {
    panic = message;
  },
};
/** Id of the request being answered. A panic must fail it: the CLI takes an engine that just ends for success. */
let pending;
process.on("uncaughtException", (error) => {
  const message = panic ?? error.stack;
  const answer = { jsonrpc: "2.0", id: pending, error: { code: 4466, message, data: { is_panic: false, message } } };
  process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(101));
});

const options = { datamodels: [], url: undefined, command: undefined };
const argv = process.argv.slice(2);
while (argv.length > 0) {
  const name = argv.shift();
  if (name === "--datamodels") options.datamodels.push(argv.shift());
  else if (name === "--datasource") options.url = JSON.parse(argv.shift()).url;
  else if (name === "cli") options.command = argv.shift();
  else argv.shift();
}

/** The CLI reads failures of one-shot commands from log lines on standard error. */
function log(level, fields) {
  process.stderr.write(`${JSON.stringify({ level, target: "schema_engine::logger", fields })}\n`);
}

function databaseOf(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

function withDatabase(url, database) {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

async function once(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * Two things PrismaPg lacks for migrations: it splits scripts at every `;`, which breaks functions (the simple protocol
 * takes them whole), and it does not know the catalogs' type "char" (18), which the engine wants as a character.
 */
function fitForMigrations(adapter) {
  let characters = [];
  const performIO = adapter.performIO.bind(adapter);
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    characters = result.fields.map((field) => field.dataTypeID === 18);
    for (const field of result.fields) if (field.dataTypeID === 18) field.dataTypeID = 25;
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    // The engine asks one thing at a time, so these are this query's own.
    return {
      ...result,
      columnTypes: result.columnTypes.map((type, index) => (characters[index] ? ColumnTypeEnum.Character : type)),
    };
  };
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
}

/** PrismaPg's own shadow database is the real one when it was made from a connection string. */
function adapterFactory(url) {
  const connect = (target, dropped) =>
    new PrismaPg({ connectionString: target, max: 1 }).connect().then((adapter) => {
      const dispose = adapter.dispose.bind(adapter);
      adapter.dispose = async () => {
        await dispose();
        if (dropped) await once(url, `DROP DATABASE IF EXISTS "${dropped}" WITH (FORCE)`);
      };
      return fitForMigrations(adapter);
    });
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(url),
    async connectToShadowDb() {
      const name = `prisma_migrate_shadow_db_${randomUUID()}`;
      await once(url, `CREATE DATABASE "${name}" TEMPLATE template0`);
      return connect(withDatabase(url, name), name);
    },
  };
}

async function makeEngine() {
  const require = createRequire(import.meta.url);
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const folder = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(folder.replace(/schema_engine_bg\.js$/, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const datamodels = await Promise.all(options.datamodels.map(async (path) => [path, await readFile(path, "utf8")]));
  const factory = bindMigrationAwareSqlAdapterFactory(
    adapterFactory(options.url ?? "postgresql://unset.invalid/unset"),
  );
  const engine = await bindings.SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    () => {},
    factory,
  );
  return { engine, errors: factory.errorRegistry };
}

function describe(error, errors) {
  const text = error?.message ?? String(error);
  const id = /GenericJs.*?(\d+)|id: (\d+)/.exec(text);
  const cause = id ? errors?.consumeError(Number(id[1] ?? id[2]))?.error : undefined;
  return { message: cause ? String(cause.message ?? cause) : text, error_code: error?.code, meta: error?.meta };
}

/** Failures of the connection that the CLI knows by these codes. */
const prismaCodes = {
  "3D000": "P1003",
  "28P01": "P1000",
  28000: "P1000",
  ECONNREFUSED: "P1001",
  ENOTFOUND: "P1001",
  ENOENT: "P1001",
};

async function runCommand(command) {
  const admin = withDatabase(options.url, "postgres");
  const name = databaseOf(options.url).replaceAll('"', '""');
  try {
    if (command === "can-connect-to-database") await once(options.url, "SELECT 1");
    else if (command === "create-database") await once(admin, `CREATE DATABASE "${name}"`);
    else if (command === "drop-database") await once(admin, `DROP DATABASE "${name}" WITH (FORCE)`);
    else throw new Error(`Unknown command ${command}`);
  } catch (error) {
    // The CLI throws the first line away.
    log("INFO", { message: `Failed: ${command}` });
    log("ERROR", { message: error.message, error_code: prismaCodes[error.code] ?? "P1001", is_panic: false });
    process.exitCode = 1;
  }
}

function serve() {
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  let started;
  const answer = async ({ id, method, params }) => {
    if (!method) return;
    pending = id;
    try {
      started ??= makeEngine();
      const { engine } = await started;
      const result = await (method === "getDatabaseVersion" ? engine.version(params) : engine[method](params));
      // The native engine prints a difference itself, by this message.
      if (method === "diff" && result?.stdout != null)
        send({ id: 1_000_000 + id, method: "print", params: { content: result.stdout } });
      send({ id, result: result ?? null });
    } catch (error) {
      const errors = await started?.then(
        (made) => made.errors,
        () => undefined,
      );
      send({
        id,
        error: {
          code: 4466,
          message: "An error happened. Check the data field for details.",
          data: { is_panic: false, ...describe(error, errors) },
        },
      });
    }
  };
  let queue = Promise.resolve();
  createInterface({ input: process.stdin }).on("line", (line) => {
    queue = queue.then(() => answer(JSON.parse(line)));
  });
  process.stdin.on("end", () => queue.finally(() => process.exit()));
}

if (options.command) await runCommand(options.command);
else serve();
