import type { LanguageExample } from "../language";

const hello = `#include <stdio.h>

int main(void) {
  puts("Hello from C");
  return 0;
}
`;

const greeting = `#include <stdio.h>

int main(void) {
  char name[64];
  printf("Who are you? ");
  if (scanf("%63s", name) != 1) return 1;
  printf("Hello, %s!\\n", name);
  return 0;
}
`;

const main = `#include <stdio.h>
#include "stack.h"

int main(void) {
  struct stack stack = {0};
  for (int n = 1; n <= 3; n++) push(&stack, n * n);
  while (stack.size > 0) printf("%d ", pop(&stack));
  puts("");
}
`;

const header = `#pragma once

struct stack {
  int items[16];
  int size;
};

void push(struct stack *stack, int item);
int pop(struct stack *stack);
`;

const stack = `#include "stack.h"

void push(struct stack *stack, int item) { stack->items[stack->size++] = item; }
int pop(struct stack *stack) { return stack->items[--stack->size]; }
`;

const broken = `#include <stdio.h>

int main(void) {
  int number = "seven";
  printf("%d\\n", nmber);
}
`;

const sorting = `#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct word {
  const char *text;
  size_t length;
};

static int by_length(const void *a, const void *b) {
  const struct word *x = a, *y = b;
  return x->length != y->length ? (x->length > y->length) - (x->length < y->length) : strcmp(x->text, y->text);
}

int main(void) {
  struct word words[] = {{"pear", 0}, {"fig", 0}, {"banana", 0}, {"kiwi", 0}};
  size_t count = sizeof words / sizeof *words;
  for (size_t i = 0; i < count; i++) words[i].length = strlen(words[i].text);
  qsort(words, count, sizeof *words, by_length);
  for (size_t i = 0; i < count; i++) printf("%zu %s\\n", words[i].length, words[i].text);
}
`;

/** Programs to try in C. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from C\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "Three files",
    source: main,
    files: [
      { path: "stack.h", content: header },
      { path: "stack.c", content: stack },
    ],
    output: "9 4 1 \n",
  },
  { id: "error", title: "An error", source: broken, output: "", outcome: "compile_error", errorLine: 5 },
  { id: "sorting", title: "Structures and sorting", source: sorting, output: "3 fig\n4 kiwi\n4 pear\n6 banana\n" },
];
