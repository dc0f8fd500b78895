import type { LanguageExample } from "../language";

const hello = `print("Hello from Lua")
`;

const greeting = `io.write("Who are you? ")
local name = io.read("l")
print("Hello, " .. name .. "!")
`;

const main = `local queue = require("queue")

local jobs = queue.new()
for _, job in ipairs({ "wash", "dry", "fold" }) do jobs:push(job) end
while jobs:size() > 0 do print(jobs:pop()) end
`;

const queue = `local Queue = {}
Queue.__index = Queue

function Queue.new() return setmetatable({ first = 1, last = 0 }, Queue) end
function Queue:size() return self.last - self.first + 1 end

function Queue:push(value)
  self.last = self.last + 1
  self[self.last] = value
end

function Queue:pop()
  local value = self[self.first]
  self[self.first] = nil
  self.first = self.first + 1
  return value
end

return Queue
`;

const broken = `local config = { port = 3000 }

local function host_of(settings)
  return settings.server.host
end

print(host_of(config))
`;

const coroutines = `local function permutations(items, n)
  n = n or #items
  if n == 1 then return coroutine.yield(table.concat(items, " ")) end
  for i = 1, n do
    items[n], items[i] = items[i], items[n]
    permutations(items, n - 1)
    items[n], items[i] = items[i], items[n]
  end
end

for line in coroutine.wrap(function() permutations({ "a", "b", "c" }) end) do
  print(line)
end
`;

/** Programs to try in Lua. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from Lua\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "A module of one's own",
    source: main,
    files: [{ path: "queue.lua", content: queue }],
    output: "wash\ndry\nfold\n",
  },
  { id: "error", title: "An error", source: broken, output: "", outcome: "nonzero_exit", errorLine: 4 },
  {
    id: "coroutines",
    title: "Coroutines",
    source: coroutines,
    output: "b c a\nc b a\nc a b\na c b\nb a c\na b c\n",
  },
];
