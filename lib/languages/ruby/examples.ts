import type { LanguageExample } from "../language";

const hello = `puts "Hello from Ruby"
`;

const greeting = `print "Who are you? "
name = gets.chomp
puts "Hello, #{name}!"
`;

const main = `require_relative "vector"

puts Vector.new(1, 2) + Vector.new(3, 4)
puts Vector.new(3, 4).length
`;

const vector = `Vector = Struct.new(:x, :y) do
  def +(other) = Vector.new(x + other.x, y + other.y)
  def length = Math.hypot(x, y)
  def to_s = "(#{x}, #{y})"
end
`;

const broken = `def price(item)
  { "tea" => 3.5 }.fetch(item)
end

puts price("coffee")
`;

const blocks = `words = %w[pear fig apple plum kiwi]
words.group_by(&:length).sort.each { |length, same| puts "#{length}: #{same.join(", ")}" }

fibonacci = Enumerator.new do |yielder|
  a, b = 0, 1
  loop do
    yielder << a
    a, b = b, a + b
  end
end
p fibonacci.lazy.select(&:even?).first(6)

case { name: "Ada", year: 1815 }
in { name: String => name, year: 1800.. => year }
  puts "#{name}, #{year}"
end
`;

/** Programs to try in Ruby. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from Ruby\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "Two files",
    source: main,
    files: [{ path: "vector.rb", content: vector }],
    output: "(4, 6)\n5.0\n",
  },
  { id: "error", title: "An error", source: broken, output: "", outcome: "nonzero_exit", errorLine: 2 },
  {
    id: "blocks",
    title: "Blocks, lazy lists and patterns",
    source: blocks,
    output: "3: fig\n4: pear, plum, kiwi\n5: apple\n[0, 2, 8, 34, 144, 610]\nAda, 1815\n",
  },
];
