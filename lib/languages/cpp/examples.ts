import type { LanguageExample } from "../language";

const hello = `#include <iostream>

int main() {
  std::cout << "Hello from C++\\n";
}
`;

const greeting = `#include <iostream>
#include <string>

int main() {
  std::string name;
  std::cout << "Who are you? ";
  std::getline(std::cin, name);
  std::cout << "Hello, " << name << "!\\n";
}
`;

const main = `#include <iostream>
#include "stack.hpp"

int main() {
  Stack<int> stack;
  for (int number : {1, 2, 3}) stack.push(number);
  while (!stack.empty()) std::cout << stack.pop() << ' ';
  std::cout << '\\n';
}
`;

const stack = `#pragma once
#include <vector>

template <typename Item>
class Stack {
 public:
  void push(Item item) { items.push_back(item); }
  Item pop() {
    Item top = items.back();
    items.pop_back();
    return top;
  }
  bool empty() const { return items.empty(); }

 private:
  std::vector<Item> items;
};
`;

const broken = `#include <string>

int main() {
  std::string name = 42;
}
`;

const ranges = `#include <iostream>
#include <map>
#include <ranges>
#include <string>
#include <vector>

int main() {
  std::vector<std::string> words{"tea", "milk", "tea", "bread", "milk", "tea"};
  std::map<std::string, int> counts;
  for (const auto& word : words) ++counts[word];

  auto often = counts | std::views::filter([](const auto& entry) { return entry.second > 1; });
  for (const auto& [word, count] : often) std::cout << word << ": " << count << '\\n';
}
`;

/** Programs to try in C++. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from C++\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "A header of one's own",
    source: main,
    files: [{ path: "stack.hpp", content: stack }],
    output: "3 2 1 \n",
  },
  { id: "error", title: "An error", source: broken, output: "", outcome: "compile_error", errorLine: 4 },
  { id: "ranges", title: "Ranges and structured bindings", source: ranges, output: "milk: 2\ntea: 3\n" },
];
