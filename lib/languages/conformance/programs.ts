/** What a test asks of every language besides its examples, in its own words. */
export interface LanguageTrial {
  /** Prints {@link NON_ASCII} and a newline. */
  nonAscii: string;
  /** Ends with exit code 3. */
  exitCode: string;
  /** Fails while it runs, at the line given; by a signal where the language knows no better. */
  runtimeError: { source: string; line: number; signal?: boolean };
  /** Cannot be compiled, or not be read, because of the line given. */
  compileError: { source: string; line: number };
  /** Never ends, and leaves another process running where the language makes one easily. */
  endless: string;
  /** Keeps the compiler busy for longer than its time limit. */
  compileBomb?: string;
}

/** Of two, three and four bytes each, and one that combines. */
export const NON_ASCII = "Grüße, 世界 🌍 e\u0301";

const lines = (...each: string[]) => `${each.join("\n")}\n`;
const powers = (name: string) =>
  Array.from({ length: 30 }, (_, n) => `#define ${name}${n + 1} ${name}${n} ${name}${n}`);

const sums = "for i := range a { for _, b := range a { s += a[i] * b } };";
/** Each lambda fits both, so that every depth doubles what is tried. */
const lambdas = `${Array.from({ length: 40 }, (_, n) => `M(x${n} => `).join("")}x0.Length${")".repeat(40)}`;

/** By the language's id. */
export const trials: Readonly<Record<string, LanguageTrial>> = {
  python: {
    nonAscii: lines(`größe = "${NON_ASCII}"`, "print(größe)"),
    exitCode: lines("import sys", "sys.exit(3)"),
    runtimeError: { source: lines("def f(x):", "    return 1 / x", "", "f(0)"), line: 2 },
    compileError: { source: lines("a = 1", "if a", "    print(a)"), line: 2 },
    endless: lines("import subprocess", 'subprocess.Popen(["sleep", "100"])', "while True: pass"),
  },
  javascript: {
    nonAscii: lines(`const größe = "${NON_ASCII}";`, "console.log(größe);"),
    exitCode: lines("process.exitCode = 3;"),
    runtimeError: { source: lines("const f = (x) => x.y.z;", "f({});"), line: 1 },
    compileError: { source: lines("const a = 1;", "const b = ;"), line: 2 },
    endless: lines('require("child_process").spawn("sleep", ["100"]);', "for (;;);"),
  },
  typescript: {
    nonAscii: lines(`const größe: string = "${NON_ASCII}";`, "console.log(größe);"),
    exitCode: lines("process.exit(3 as number);"),
    runtimeError: {
      source: lines("type T = { y?: { z: number } };", "const f = (x: T) => x.y!.z;", "f({});"),
      line: 2,
    },
    compileError: { source: lines("const a: number = 1;", "const b: = 2;"), line: 2 },
    endless: lines('import { spawn } from "node:child_process";', 'spawn("sleep", ["100"]);', "for (;;);"),
  },
  java: {
    nonAscii: lines(
      "class A { public static void main(String[] a) {",
      `String größe = "${NON_ASCII}"; System.out.println(größe); } }`,
    ),
    exitCode: lines("class A { public static void main(String[] a) { System.exit(3); } }"),
    runtimeError: {
      source: lines(
        "class A {",
        "  public static void main(String[] a) {",
        "    int[] b = {1};",
        "    b[1] = 2;",
        "  }",
        "}",
      ),
      line: 4,
    },
    compileError: {
      source: lines("class A {", "  public static void main(String[] a) {", "    int b = c;", "  }", "}"),
      line: 3,
    },
    endless: lines(
      "class A { public static void main(String[] a) throws Exception {",
      'new ProcessBuilder("sleep", "100").start(); for (;;); } }',
    ),
    compileBomb: lines(
      "class A {",
      "static <T> T m(java.util.function.Supplier<T> f) { return f.get(); }",
      ...Array.from(
        { length: 4000 },
        (_, n) => `static int f${n}() { return ${"m(() -> ".repeat(8)}1${")".repeat(8)}; }`,
      ),
      "public static void main(String[] a) {} }",
    ),
  },
  go: {
    nonAscii: lines("package main", 'import "fmt"', `func main() { größe := "${NON_ASCII}"; fmt.Println(größe) }`),
    exitCode: lines("package main", 'import "os"', "func main() { os.Exit(3) }"),
    runtimeError: {
      source: lines("package main", "var m map[string]int", "func main() {", '\tm["a"] = 1', "}"),
      line: 4,
    },
    compileError: { source: lines("package main", "func main() {", "\tx := 1", "}"), line: 3 },
    endless: lines(
      "package main",
      'import "os/exec"',
      'func main() { _ = exec.Command("sleep", "100").Start(); for {} }',
    ),
    compileBomb: lines(
      "package main",
      ...Array.from({ length: 400 }, (_, n) => `func f${n}(a []int) (s int) { ${sums.repeat(40)} return }`),
      "func main() {}",
    ),
  },
  rust: {
    nonAscii: lines("fn main() {", `    let größe = "${NON_ASCII}";`, '    println!("{größe}");', "}"),
    exitCode: lines("fn main() { std::process::exit(3); }"),
    runtimeError: {
      source: lines("fn main() {", "    let empty: Vec<i32> = vec![];", '    println!("{}", empty[0]);', "}"),
      line: 3,
    },
    compileError: { source: lines("fn main() {", '    let x: i32 = "a";', '    println!("{x}");', "}"), line: 2 },
    endless: lines(
      'fn main() { std::process::Command::new("sleep").arg("100").spawn().unwrap(); loop { std::thread::yield_now(); } }',
    ),
    compileBomb: lines(
      "trait N { const V: u64; } struct Z; struct S<A, B>(A, B);",
      "impl N for Z { const V: u64 = 1; }",
      "impl<A: N, B: N> N for S<A, B> { const V: u64 = A::V.wrapping_add(B::V); }",
      "type T0 = Z;",
      ...Array.from({ length: 40 }, (_, n) => `type T${n + 1} = S<T${n}, T${n}>;`),
      'fn main() { println!("{}", T40::V); }',
    ),
  },
  c: {
    nonAscii: lines("#include <stdio.h>", `int main(void) { puts("${NON_ASCII}"); }`),
    exitCode: lines("int main(void) { return 3; }"),
    runtimeError: {
      source: lines("#include <assert.h>", "int main(void) {", "  int two = 2;", "  assert(two == 3);", "}"),
      line: 4,
      signal: true,
    },
    compileError: { source: lines("int main(void) {", "  return missing;", "}"), line: 2 },
    endless: lines("#include <unistd.h>", "int main(void) { if (fork() == 0) setsid(); for (;;); }"),
    compileBomb: lines("#define A0 +1", ...powers("A"), "int main(void) { return 0 A30; }"),
  },
  cpp: {
    nonAscii: lines("#include <iostream>", `int main() { auto größe = "${NON_ASCII}"; std::cout << größe << '\\n'; }`),
    exitCode: lines("int main() { return 3; }"),
    runtimeError: {
      source: lines("#include <cassert>", "int main() {", "  int two = 2;", "  assert(two == 3);", "}"),
      line: 4,
      signal: true,
    },
    compileError: { source: lines("int main() {", "  int a = nullptr;", "}"), line: 2 },
    endless: lines("#include <unistd.h>", "int main() { if (fork() == 0) setsid(); for (volatile int a = 0;; ++a); }"),
    compileBomb: lines("#define A0 +1", ...powers("A"), "int main() { return 0 A30; }"),
  },
  csharp: {
    nonAscii: lines(`class P { static void Main() { var größe = "${NON_ASCII}"; System.Console.WriteLine(größe); } }`),
    exitCode: lines("class P { static int Main() { return 3; } }"),
    runtimeError: {
      source: lines("class P {", "  static void Main() {", "    int[] a = { 1 };", "    a[1] = 2;", "  }", "}"),
      line: 4,
    },
    compileError: { source: lines("class P {", "  static void Main() {", "    int a = b;", "  }", "}"), line: 3 },
    endless: lines('class P { static void Main() { System.Diagnostics.Process.Start("sleep", "100"); for (;;); } }'),
    compileBomb: lines(
      "using System;",
      "class P {",
      "static int M(Func<int, int> f) { return 1; } static int M(Func<string, int> f) { return 1; }",
      `static void Main() { ${lambdas}; }`,
      "}",
    ),
  },
  php: {
    nonAscii: lines("<?php", `$größe = "${NON_ASCII}";`, 'echo "$größe\\n";'),
    exitCode: lines("<?php exit(3);"),
    runtimeError: { source: lines("<?php", "function f($x) {", "  return intdiv(1, $x);", "}", "f(0);"), line: 3 },
    compileError: { source: lines("<?php", "$a = 1;", "if ($a { }"), line: 3 },
    endless: lines("<?php", 'exec("sleep 100 > /dev/null 2>&1 &");', "while (true);"),
  },
  ruby: {
    nonAscii: lines(`größe = "${NON_ASCII}"`, "puts größe"),
    exitCode: lines("exit 3"),
    runtimeError: { source: lines("def f(x)", "  1 / x", "end", "f(0)"), line: 2 },
    compileError: { source: lines("a = 1", "if a ==", "end"), line: 3 },
    endless: lines('spawn "sleep", "100"', "loop {}"),
  },
  r: {
    nonAscii: lines(`g <- "${NON_ASCII}"`, 'cat(g, "\\n", sep = "")'),
    exitCode: lines("quit(status = 3)"),
    runtimeError: { source: lines("f <- function(x) {", "  stop(paste('at', x))", "}", "f(1)"), line: 2 },
    compileError: { source: lines("a <- 1", "b <- (2"), line: 3 },
    endless: lines('system("sleep 100", wait = FALSE)', "repeat {}"),
  },
  fortran: {
    nonAscii: lines("program p", `  print '(a)', "${NON_ASCII}"`, "end program"),
    exitCode: lines("program p", "  stop 3", "end program"),
    runtimeError: {
      source: lines("program p", "  integer :: a(2), i", "  i = 3", "  a(i) = 1", "  print *, a", "end program"),
      line: 4,
    },
    compileError: { source: lines("program p", "  implicit none", "  x = 1", "end program"), line: 3 },
    endless: lines(
      "program p",
      '  call execute_command_line("sleep 100 &", wait=.false.)',
      "  do",
      "  end do",
      "end program",
    ),
    compileBomb: lines(
      "program p",
      "  integer :: i",
      "  integer, parameter :: a(30000000) = [(mod(i * 7, 13), i = 1, 30000000)]",
      "  print *, sum(a)",
      "end program",
    ),
  },
  d: {
    nonAscii: lines("import std.stdio;", `void main() { auto größe = "${NON_ASCII}"; writeln(größe); }`),
    exitCode: lines("int main() { return 3; }"),
    runtimeError: {
      source: lines("void main(string[] args) {", "  int[] a = [1];", "  a[args.length] = 2;", "}"),
      line: 3,
    },
    compileError: { source: lines("void main() {", "  int a = b;", "}"), line: 2 },
    endless: lines("import std.process;", 'void main() { spawnProcess(["sleep", "100"]); for (;;) {} }'),
    compileBomb: lines(
      "int f() { int n; for (int i = 0; ; ++i) n += i; return n; }",
      "enum a = f();",
      "void main() {}",
    ),
  },
  haskell: {
    nonAscii: lines(`main = putStrLn größe where größe = "${NON_ASCII}"`),
    exitCode: lines("import System.Exit", "main = exitWith (ExitFailure 3)"),
    runtimeError: { source: lines("main :: IO ()", "main = do", '  print (error "no" :: Int)'), line: 3 },
    compileError: { source: lines("main :: IO ()", "main = putStrLn x"), line: 2 },
    endless: lines("import System.Process", 'main = spawnProcess "sleep" ["100"] >> loop where loop = loop'),
    compileBomb: lines(
      "f0 x = (x, x)",
      ...Array.from({ length: 30 }, (_, n) => `f${n + 1} x = f${n} (f${n} x)`),
      "main = f30 () `seq` return ()",
    ),
  },
  bash: {
    nonAscii: lines(`echo "${NON_ASCII}"`),
    exitCode: lines("exit 3"),
    runtimeError: { source: lines("set -e", "a=1", "frobnicate", "echo never"), line: 3 },
    compileError: { source: lines("a=1", 'echo "$(("'), line: 2 },
    endless: lines("setsid sleep 100 &", "while :; do :; done"),
  },
  perl: {
    nonAscii: lines(`my $g = "${NON_ASCII}";`, 'print "$g\\n";'),
    exitCode: lines("exit 3;"),
    runtimeError: { source: lines("sub f {", "  return 1 / $_[0];", "}", "f(0);"), line: 2 },
    compileError: { source: lines("use strict;", "my $a = 1;", "$b_ = 2;"), line: 3 },
    endless: lines('system("sleep 100 &");', "while (1) {}"),
  },
  lua: {
    nonAscii: lines(`local g = "${NON_ASCII}"`, "print(g)"),
    exitCode: lines("os.exit(3)"),
    runtimeError: { source: lines("local function f(x)", "  return x.y.z", "end", "f({})"), line: 2 },
    compileError: { source: lines("local a = 1", "if a", "end"), line: 3 },
    endless: lines('os.execute("sleep 100 &")', "while true do end"),
  },
  sql: {
    nonAscii: lines(".headers off", ".mode list", `SELECT '${NON_ASCII}';`),
    exitCode: lines(".exit 3"),
    runtimeError: {
      source: lines("CREATE TABLE a (b UNIQUE);", "INSERT INTO a VALUES (1);", "INSERT INTO a VALUES (1);"),
      line: 3,
    },
    compileError: { source: lines("SELECT 1;", "SELEC 2;"), line: 2 },
    endless: lines("WITH RECURSIVE n(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM n) SELECT count(*) FROM n;"),
  },
};
