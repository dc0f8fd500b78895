import { expect, it } from "vitest";
import { languageDefinitions } from "@/lib/languages/all";
import { guessLanguage } from "./guess-language";

const java = `import java.util.List;

public class Main {
  public static void main(String[] args) {
    System.out.println("Hello");
  }
}`;
const python = `import sys

def main():
    for line in sys.stdin:
        print(line.strip())

if __name__ == "__main__":
    main()`;
const c = `#include <stdio.h>

int main(void) {
  printf("Hello\\n");
}`;
const bash = `#!/bin/bash
for file in *.txt; do
  echo "$file"
done`;

it("knows Java under Python", () => expect(guessLanguage(java, "python")).toEqual({ id: "java", name: "Java" }));
it("knows Python under C", () => expect(guessLanguage(python, "c")?.id).toBe("python"));
it("knows C under Python", () => expect(guessLanguage(c, "python")?.id).toBe("c"));
it("knows Bash under Python", () => expect(guessLanguage(bash, "python")?.id).toBe("bash"));
it("says nothing where the language is right", () => expect(guessLanguage(python, "python")).toBeUndefined());
it("says nothing to a few words", () => expect(guessLanguage("System.out.println", "python")).toBeUndefined());
it("says nothing to prose", () =>
  expect(guessLanguage("For the record: this is only a sentence, and print it we will.", "c")).toBeUndefined());
it("does not take a question about C++ for C", () =>
  expect(guessLanguage("#include <iostream>\nint main() { std::cout << 1; }", "python")?.id).toBe("cpp"));

for (const { id, examples } of languageDefinitions) {
  it(`never takes an example in ${id} for another language`, () =>
    expect(examples.map(({ source }) => guessLanguage(source, id)?.id)).toEqual(examples.map(() => undefined)));
}
it.each(["d", "fortran", "haskell"])("knows every example in %s under Python, or says nothing", (id) => {
  const examples = languageDefinitions.find((language) => language.id === id)?.examples ?? [];
  const guesses = examples.map(({ source }) => guessLanguage(source, "python")?.id);
  expect(new Set(guesses.filter((guess) => guess !== undefined))).toEqual(new Set([id]));
});
