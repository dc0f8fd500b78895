import type { LanguageExample } from "../language";

const hello = `import std.stdio;

void main() {
    writeln("Hello from D");
}
`;

const greeting = `import std.stdio, std.string;

void main() {
    write("Who are you? ");
    auto name = readln().strip;
    writefln("Hello, %s!", name);
}
`;

const main = `import std.stdio;
import matrix;

void main() {
    auto turned = [[1, 2, 3], [4, 5, 6]].transpose;
    foreach (row; turned) writeln(row);
}
`;

const matrix = `module matrix;

int[][] transpose(int[][] rows) {
    auto turned = new int[][](rows[0].length, rows.length);
    foreach (y, row; rows)
        foreach (x, value; row) turned[x][y] = value;
    return turned;
}
`;

const broken = `import std.stdio;

void main() {
    int count = "three";
    writeln(count);
}
`;

const ranges = `import std.algorithm, std.range, std.stdio;

/// Runs while compiling as well as afterwards.
int fibonacci(int n) {
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

enum twentieth = fibonacci(20);

void main() {
    iota(1, 30).filter!(n => n % 7 == 0).map!(n => n * n).writeln;
    writeln("known when it was compiled: ", twentieth);
}
`;

/** Programs to try in D. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from D\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "A module of one's own",
    source: main,
    files: [{ path: "matrix.d", content: matrix }],
    output: "[1, 4]\n[2, 5]\n[3, 6]\n",
  },
  { id: "error", title: "An error", source: broken, output: "", outcome: "compile_error", errorLine: 4 },
  {
    id: "ranges",
    title: "Ranges, and code run while compiling",
    source: ranges,
    output: "[49, 196, 441, 784]\nknown when it was compiled: 6765\n",
  },
];
