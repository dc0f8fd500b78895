"use strict";
/* Lays out Lua from standard input. StyLua is put beside this by the build, from the package @johnnymorganz/stylua. */
const { readFileSync, writeSync } = require("fs");
const { Config, formatCode, IndentType, OutputVerification } = require(`${__dirname}/stylua_lib_node.cjs`);

const config = Config.new();
config.indent_type = IndentType.Spaces;
config.indent_width = 2;
config.column_width = 100;
try {
  process.stdout.write(formatCode(readFileSync(0, "utf8"), config, undefined, OutputVerification.Full));
} catch (error) {
  writeSync(2, `${error?.message ?? error}\n`);
  process.exitCode = 1;
}
