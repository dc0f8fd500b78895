import type { SandboxCommand, SandboxFile } from "../engine";
import { baseLimits } from "./profiles";

const env = { PATH: "/usr/bin:/bin", HOME: "/work", LANG: "C.UTF-8" };

function command(
  argv: readonly string[],
  files: readonly SandboxFile[],
  changes: Partial<SandboxCommand>,
): SandboxCommand {
  return { argv, env, files, tty: false, interactive: false, limits: baseLimits, ...changes };
}

function textFile(path: string, text: string): SandboxFile {
  return { path, content: new TextEncoder().encode(text) };
}

/** Runs Python source by the system's interpreter. */
export function python(source: string, changes: Partial<SandboxCommand> = {}): SandboxCommand {
  return command(
    ["/usr/bin/python3", "-u", "main.py"],
    [textFile("main.py", source), ...(changes.files ?? [])],
    omitFiles(changes),
  );
}

/** Runs a shell script. */
export function bash(script: string, changes: Partial<SandboxCommand> = {}): SandboxCommand {
  return command(["/bin/bash", "-c", script], changes.files ?? [], omitFiles(changes));
}

/** Compiles C inside the sandbox and runs the program in place of the compiler. */
export function c(source: string, changes: Partial<SandboxCommand> = {}): SandboxCommand {
  const build = "gcc -O1 -pthread -w -o /work/program main.c && exec /work/program";
  return command(["/bin/sh", "-c", build], [textFile("main.c", source), ...(changes.files ?? [])], omitFiles(changes));
}

function omitFiles(changes: Partial<SandboxCommand>): Partial<SandboxCommand> {
  const { files: _files, ...rest } = changes;
  return rest;
}

/** Start of Python programs that try system calls by number: `call(name, number, *args)` prints `name errno`. */
export const PYTHON_SYSCALLS = `
import ctypes, errno, os, platform, sys
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
X86 = platform.machine() == 'x86_64'
def call(name, x86, arm, *args):
    ctypes.set_errno(0)
    result = libc.syscall(ctypes.c_long(x86 if X86 else arm), *[ctypes.c_long(a) if isinstance(a, int) else a for a in args])
    print(name, 'ok' if result >= 0 else errno.errorcode.get(ctypes.get_errno(), '?'))
    return result
def attempt(name, function):
    try:
        function()
        print(name, 'ok')
    except OSError as e:
        print(name, errno.errorcode.get(e.errno, str(e.errno)))
    except Exception as e:
        print(name, type(e).__name__)
`;
