import type { LanguageExample } from "../language";

const hello = `print("Hello from Python")\n`;

const greeting = `name = input("Who are you? ")
print(f"Hello, {name}!")
`;

const main = `from shapes import Circle, Square

for shape in (Circle(1), Square(2)):
    print(f"{type(shape).__name__}: {shape.area():.2f}")
`;

const shapes = `import math
from dataclasses import dataclass


@dataclass
class Circle:
    radius: float

    def area(self) -> float:
        return math.pi * self.radius**2


@dataclass
class Square:
    side: float

    def area(self) -> float:
        return self.side**2
`;

const broken = `def average(numbers):
    return sum(numbers) / len(numbers)


print(average([]))
`;

const words = `from collections import Counter
from itertools import groupby

text = "the cat and the hat and the bat"
counts = Counter(text.split())
for count, group in groupby(counts.most_common(), key=lambda pair: pair[1]):
    print(f"{count}×:", ", ".join(sorted(word for word, _ in group)))

match counts.most_common(1):
    case [(word, count)] if count > 2:
        print(f"{word!r} is everywhere")
`;

const figure = `import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 4 * np.pi, 400)
plt.plot(x, np.sin(x), label="sin x")
plt.plot(x, np.sin(x) * np.exp(-x / 6), label="damped")
plt.xlabel("x")
plt.legend()
plt.show()
print(f"{x.size} points")
`;

const table = `import pandas as pd

sales = pd.DataFrame(
    {
        "city": ["Oslo", "Lima", "Oslo", "Lima", "Pune"],
        "items": [3, 5, 4, 1, 7],
    }
)
print(sales.groupby("city")["items"].agg(["sum", "mean"]))
`;

/** Programs to try in Python. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from Python\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "Two files",
    source: main,
    files: [{ path: "shapes.py", content: shapes }],
    output: "Circle: 3.14\nSquare: 4.00\n",
  },
  { id: "error", title: "An error", source: broken, output: "", outcome: "nonzero_exit", errorLine: 2 },
  {
    id: "words",
    title: "Counting, grouping and match",
    source: words,
    output: "3×: the\n2×: and\n1×: bat, cat, hat\n'the' is everywhere\n",
  },
  {
    id: "figure",
    title: "A figure by Matplotlib",
    source: figure,
    output: "400 points\n",
    artifacts: ["figure-1.png"],
    batteries: true,
  },
  {
    id: "table",
    title: "A table by pandas",
    source: table,
    output: "      sum  mean\ncity           \nLima    6   3.0\nOslo    7   3.5\nPune    7   7.0\n",
    batteries: true,
  },
];
