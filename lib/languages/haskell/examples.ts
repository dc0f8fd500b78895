import type { LanguageExample } from "../language";

const hello = `main :: IO ()
main = putStrLn "Hello from Haskell"
`;

const greeting = `import System.IO

main :: IO ()
main = do
  putStr "Who are you? "
  hFlush stdout
  name <- getLine
  putStrLn ("Hello, " ++ name ++ "!")
`;

const main = `import Tree

main :: IO ()
main = print (toList (foldr insert empty [5, 2, 8, 1 :: Int]))
`;

const tree = `module Tree (Tree, empty, insert, toList) where

data Tree a = Leaf | Node (Tree a) a (Tree a)

empty :: Tree a
empty = Leaf

insert :: Ord a => a -> Tree a -> Tree a
insert new Leaf = Node Leaf new Leaf
insert new tree@(Node left value right)
  | new < value = Node (insert new left) value right
  | new > value = Node left value (insert new right)
  | otherwise = tree

toList :: Tree a -> [a]
toList Leaf = []
toList (Node left value right) = toList left ++ [value] ++ toList right
`;

const broken = `main :: IO ()
main = do
  let total = 1 + 1 :: Int
  putStrLn total
`;

const lazy = `primes :: [Int]
primes = sieve [2 ..]
  where
    sieve (p : rest) = p : sieve [n | n <- rest, n \`mod\` p /= 0]
    sieve [] = []

main :: IO ()
main = do
  print (take 10 primes)
  print (takeWhile (< 60) (dropWhile (< 40) primes))
`;

/** Programs to try in Haskell. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from Haskell\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "A module of one's own",
    source: main,
    files: [{ path: "Tree.hs", content: tree }],
    output: "[1,2,5,8]\n",
  },
  { id: "error", title: "An error", source: broken, output: "", outcome: "compile_error", errorLine: 4 },
  {
    id: "lazy",
    title: "Endless lists",
    source: lazy,
    output: "[2,3,5,7,11,13,17,19,23,29]\n[41,43,47,53,59]\n",
  },
];
