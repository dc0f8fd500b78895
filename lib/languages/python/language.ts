import type { LanguageDefinition } from "../language";
import { SUPPORT_FOLDER, WORK_FOLDER } from "../language";
import { examples } from "./examples";

/** Python 3, kept warm: the interpreter waits before it opens `main.py` (see runner/prime/python). */
export const python: LanguageDefinition = {
  id: "python",
  name: "Python",
  aliases: ["py", "python3"],
  fileName: "main.py",
  extensions: [".py", ".pyw"],
  versions: [
    {
      id: "3",
      binaries: ["/usr/bin/python3"],
      versionArgs: ["--version"],
      versionPattern: /Python (\S+)/,
      debianPackage: "python3",
    },
  ],
  // Byte code of imported files would come back as artifacts. The module there also prepares Matplotlib.
  env: { PYTHONDONTWRITEBYTECODE: "1", PYTHONPATH: `${SUPPORT_FOLDER}/python` },
  support: ["python"],
  hostFiles: ["/etc/matplotlibrc"],
  packages: [
    {
      folder: "/usr/lib/python3/dist-packages",
      pattern: /^(?<name>[A-Za-z][\w.]*)-(?<version>\d[^-]*)\.(?:egg|dist)-info$/,
    },
  ],
  packageName: "python3-*",
  batteries: {
    id: "python-batteries",
    modules: {
      numpy: "python3-numpy",
      pandas: "python3-pandas",
      scipy: "python3-scipy",
      matplotlib: "python3-matplotlib",
    },
    present: "/usr/lib/python3/dist-packages/matplotlib/__init__.py",
  },
  prime: ({ binary, support }) => ({
    argv: [binary, "-u", "main.py"],
    env: { PYTHONPATH: `${support}/python`, PODIUM_PRIMED: "1", PWD: WORK_FOLDER },
  }),
  primeBlockers: /^(PYTHON.*|LD_.*|TZ|LANG|LANGUAGE|LC_.*)$/,
  run: ({ binary, entrypoint, args }) => [binary, "-u", entrypoint, ...args],
  formatter: {
    name: "Black",
    binaries: ["/usr/bin/black"],
    debianPackage: "black",
    args: ["-q", "-"],
  },
  examples,
};
