import type { LanguageExample } from "../language";

const hello = `const greeting: string = "Hello from TypeScript";
console.log(greeting);
`;

const greeting = `import * as readline from "node:readline/promises";

const terminal = readline.createInterface({ input: process.stdin, output: process.stdout });
const name: string = await terminal.question("Who are you? ");
console.log(\`Hello, \${name}!\`);
terminal.close();
`;

const shapes = `import { area, type Shape } from "./shapes";

const shapes: Shape[] = [
  { kind: "circle", radius: 1 },
  { kind: "square", side: 2 },
];
for (const shape of shapes) console.log(shape.kind, area(shape).toFixed(2));
`;

const shapesModule = `export type Shape = { kind: "circle"; radius: number } | { kind: "square"; side: number };

export function area(shape: Shape): number {
  switch (shape.kind) {
    case "circle":
      return Math.PI * shape.radius ** 2;
    case "square":
      return shape.side ** 2;
  }
}
`;

const broken = `interface Planet {
  name: string;
  moons?: string[];
}

const venus: Planet = { name: "Venus" };
console.log(venus.moons!.length);
`;

const generics = `enum Level {
  Low = 1,
  High = 10,
}

class Inventory<Item extends { level: Level }> {
  constructor(private readonly items: Item[]) {}

  byLevel(): Map<Level, Item[]> {
    const groups = new Map<Level, Item[]>();
    for (const item of this.items) groups.set(item.level, [...(groups.get(item.level) ?? []), item]);
    return groups;
  }
}

const inventory = new Inventory([
  { name: "rope", level: Level.Low },
  { name: "lamp", level: Level.High },
  { name: "bread", level: Level.Low },
]);
for (const [level, items] of inventory.byLevel()) console.log(Level[level], items.map(({ name }) => name).join(", "));
`;

/** Programs to try in TypeScript. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from TypeScript\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "Two files",
    source: shapes,
    files: [{ path: "shapes.ts", content: shapesModule }],
    output: "circle 3.14\nsquare 4.00\n",
  },
  { id: "error", title: "An error", source: broken, output: "", outcome: "nonzero_exit", errorLine: 7 },
  { id: "generics", title: "Generics and enums", source: generics, output: "Low rope, bread\nHigh lamp\n" },
];
