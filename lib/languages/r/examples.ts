import type { LanguageExample } from "../language";

const hello = `cat("Hello from R\\n")
`;

const greeting = `cat("Who are you? ")
name <- readLines("stdin", n = 1)
cat("Hello, ", name, "!\\n", sep = "")
`;

const main = `source("statistics.R")

heights <- c(1.62, 1.75, 1.80, 1.68)
describe(heights)
`;

const statistics = `describe <- function(values) {
  cat("mean  ", format(mean(values), digits = 4), "\\n")
  cat("median", format(median(values), digits = 4), "\\n")
}
`;

const broken = `half <- function(x) {
  if (!is.numeric(x)) stop("not a number: ", x)
  x / 2
}
half(10)
half("ten")
`;

const model = `cars <- data.frame(weight = c(1.2, 1.5, 1.8, 2.1), litres = c(5, 6, 7, 8))
fit <- lm(litres ~ weight, data = cars)
print(round(coef(fit), 3))
print(aggregate(litres ~ weight > 1.6, data = cars, FUN = mean))
`;

/** Programs to try in R. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from R\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "Two files",
    source: main,
    files: [{ path: "statistics.R", content: statistics }],
    output: "mean   1.712 \nmedian 1.715 \n",
  },
  { id: "error", title: "An error", source: broken, output: "[1] 5\n", outcome: "nonzero_exit" },
  {
    id: "model",
    title: "A linear model",
    source: model,
    output:
      "(Intercept)      weight \n      1.000       3.333 \n  weight > 1.6 litres\n1        FALSE    5.5\n2         TRUE    7.5\n",
  },
];
