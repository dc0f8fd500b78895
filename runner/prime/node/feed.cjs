"use strict";
/* Waits until the runner says what to run; see "Feeding a primed process" in runner/PROTOCOL.md. */
const fs = require("fs");

const readAll = (fd) => {
  const chunks = [];
  const buffer = Buffer.allocUnsafe(65536);
  for (let length; (length = fs.readSync(fd, buffer)) > 0; ) chunks.push(Buffer.from(buffer.subarray(0, length)));
  fs.closeSync(fd);
  return Buffer.concat(chunks);
};

/* The lowest free descriptor is the one that is given out, so each terminal lands where its pipe was. */
const openTerminals = (paths) => {
  [0, 1, 2].forEach((fd) => fs.closeSync(fd));
  paths.forEach((path, fd) => fs.openSync(path, fd === 0 ? "r+" : fs.constants.O_WRONLY));
};

const wait = () => {
  const bytes = readAll(3);
  if (bytes.length === 0) process.exit(0);
  const end = bytes.indexOf(10);
  const [kind, ...terminals] = bytes.toString("utf8", 0, end).split(" ");
  if (kind === "tty") openTerminals(terminals);
  const run = JSON.parse(bytes.toString("utf8", end + 1));
  process.argv.push(...run.args);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, run.env);
  return run;
};

/* Takes away every trace of a preloaded module that a program could see. */
const forget = (preloaded, flags) => {
  for (const file of [preloaded, __filename]) delete require.cache[file];
  module.parent?.parent?.children.splice(0);
  for (const flag of flags) {
    const at = process.execArgv.indexOf(flag);
    if (at >= 0) process.execArgv.splice(at, flag === "--require" ? 2 : 1);
  }
};

/* Waits and returns what to run; a failure ends the process with words of ours. */
exports.feed = (preloaded, flags) => {
  try {
    const run = wait();
    forget(preloaded, flags);
    return run;
  } catch (error) {
    fs.writeSync(2, `podium: the interpreter could not be fed: ${error}\n`);
    return process.reallyExit(70);
  }
};
exports.forget = forget;
