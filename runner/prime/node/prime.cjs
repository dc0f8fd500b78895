"use strict";
/* Holds a warm Node until the runner says what to run; see "Feeding a primed process" in runner/PROTOCOL.md. */
{
  const fs = require("fs");
  /* What the first console.log loads. Modules of Node's own cannot be shadowed, so the program sees no difference. */
  for (const name of ["net", "tty", "stream", "util"]) require(name);

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

  const forget = () => {
    delete require.cache[__filename];
    module.parent?.children.splice(0);
    const at = process.execArgv.findIndex((argument) => argument === "--require" || argument === "-r");
    if (at >= 0) process.execArgv.splice(at, 2);
  };

  const feed = () => {
    const bytes = readAll(3);
    if (bytes.length === 0) process.exit(0);
    const end = bytes.indexOf(10);
    const [kind, ...terminals] = bytes.toString("utf8", 0, end).split(" ");
    if (kind === "tty") openTerminals(terminals);
    const run = JSON.parse(bytes.toString("utf8", end + 1));
    process.argv.push(...run.args);
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, run.env);
    forget();
  };

  try {
    feed();
  } catch (error) {
    fs.writeSync(2, `podium: the interpreter could not be fed: ${error}\n`);
    process.reallyExit(70);
  }
}
