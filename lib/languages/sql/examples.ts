import type { LanguageExample } from "../language";

const hello = `SELECT 'Hello from SQL' AS greeting;
`;

const greeting = `CREATE TABLE people (name TEXT);
.import /dev/stdin people
SELECT 'Hello, ' || name || '!' AS greeting FROM people;
`;

const main = `.read schema.sql
SELECT title, year FROM books ORDER BY year;
`;

const schema = `CREATE TABLE books (title TEXT NOT NULL, year INTEGER);
INSERT INTO books VALUES ('Frankenstein', 1818), ('Dracula', 1897), ('Emma', 1815);
`;

const broken = `CREATE TABLE cities (name TEXT, people INTEGER);
INSERT INTO cities VALUES ('Graz', 300000);

SELECT name, inhabitants FROM cities;
`;

const windows = `CREATE TABLE sales (month TEXT, amount INTEGER);
INSERT INTO sales VALUES ('Jan', 120), ('Feb', 90), ('Mar', 150), ('Apr', 60);

SELECT month,
       amount,
       sum(amount) OVER (ORDER BY rowid) AS so_far,
       rank() OVER (ORDER BY amount DESC) AS place
FROM sales
ORDER BY rowid;

WITH RECURSIVE powers(n, value) AS (
  SELECT 1, 2
  UNION ALL
  SELECT n + 1, value * 2 FROM powers WHERE n < 5
)
SELECT group_concat(value, ' ') AS powers_of_two FROM powers;
`;

/** Programs to try in SQL. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "greeting      \n--------------\nHello from SQL\n" },
  {
    id: "input",
    title: "A table from the input",
    source: greeting,
    stdin: "Ada\n",
    output: "greeting   \n-----------\nHello, Ada!\n",
  },
  {
    id: "files",
    title: "A schema in a file of its own",
    source: main,
    files: [{ path: "schema.sql", content: schema }],
    output: "title         year\n------------  ----\nEmma          1815\nFrankenstein  1818\nDracula       1897\n",
  },
  { id: "error", title: "An error", source: broken, output: "", outcome: "nonzero_exit", errorLine: 4 },
  {
    id: "windows",
    title: "Windows and recursion",
    source: windows,
    output:
      "month  amount  so_far  place\n-----  ------  ------  -----\nJan    120     120     2    \nFeb    90      210     3    \nMar    150     360     1    \nApr    60      420     4    \npowers_of_two\n-------------\n2 4 8 16 32  \n",
  },
];
