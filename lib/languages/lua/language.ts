import { type LanguageDefinition, SUPPORT_FOLDER } from "../language";
import { examples } from "./examples";

/** Lua starts in a millisecond, so its sandboxes wait without it. */
export const lua: LanguageDefinition = {
  id: "lua",
  name: "Lua",
  aliases: ["lua5.4"],
  fileName: "main.lua",
  extensions: [".lua"],
  versions: [
    {
      id: "5.4",
      binaries: ["/usr/bin/lua5.4"],
      versionArgs: ["-v"],
      versionPattern: /Lua (\S+)/,
      debianPackage: "lua5.4",
    },
  ],
  // Written when it is printed, prompts included, also to a pipe.
  run: ({ binary, entrypoint, args }) => [binary, "-e", 'io.stdout:setvbuf("no")', entrypoint, ...args],
  packageName: "lua-*",
  formatter: {
    name: "StyLua",
    script: `${SUPPORT_FOLDER}/node/stylua.cjs`,
    present: `${SUPPORT_FOLDER}/node/stylua_lib_bg.wasm`,
    ...{ binaries: [], debianPackage: "", args: [] },
  },
  examples,
};
