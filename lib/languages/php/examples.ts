import type { LanguageExample } from "../language";

const hello = `<?php
echo "Hello from PHP\\n";
`;

const greeting = `<?php
echo "Who are you? ";
$name = trim(fgets(STDIN));
echo "Hello, $name!\\n";
`;

const main = `<?php
require __DIR__ . "/cart.php";

$cart = new Cart();
$cart->add("tea", 3.5, 2);
$cart->add("bread", 2.25);
printf("%.2f\\n", $cart->total());
`;

const cart = `<?php
final class Cart
{
    private array $lines = [];

    public function add(string $name, float $price, int $count = 1): void
    {
        $this->lines[] = compact("name", "price", "count");
    }

    public function total(): float
    {
        return array_sum(array_map(fn($line) => $line["price"] * $line["count"], $this->lines));
    }
}
`;

const broken = `<?php
function share(int $total, int $people): int
{
    return intdiv($total, $people);
}

echo share(10, 0);
`;

const matching = `<?php
enum Suit: string
{
    case Hearts = "♥";
    case Spades = "♠";

    public function colour(): string
    {
        return match ($this) {
            Suit::Hearts => "red",
            Suit::Spades => "black",
        };
    }
}

function numbers(int $from, int $to): Generator
{
    for ($n = $from; $n <= $to; $n++) yield $n => $n ** 2;
}

foreach (Suit::cases() as $suit) echo "{$suit->value} is {$suit->colour()}\\n";
foreach (numbers(2, 4) as $n => $square) echo "{$n}² = $square\\n";
`;

/** Programs to try in PHP. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from PHP\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "Two files",
    source: main,
    files: [{ path: "cart.php", content: cart }],
    output: "9.25\n",
  },
  { id: "error", title: "An error", source: broken, output: "", outcome: "nonzero_exit", errorLine: 4 },
  {
    id: "matching",
    title: "Enums, match and generators",
    source: matching,
    output: "♥ is red\n♠ is black\n2² = 4\n3² = 9\n4² = 16\n",
  },
];
