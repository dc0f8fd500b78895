import type { LanguageExample } from "../language";

const hello = `using System;

class Program
{
    static void Main()
    {
        Console.WriteLine("Hello from C#");
    }
}
`;

const greeting = `using System;

class Program
{
    static void Main()
    {
        Console.Write("Who are you? ");
        var name = Console.ReadLine();
        Console.WriteLine($"Hello, {name}!");
    }
}
`;

const main = `using System;

class Program
{
    static void Main()
    {
        var account = new Account();
        account.Deposit(30);
        account.Deposit(12);
        Console.WriteLine(account.Balance);
    }
}
`;

const account = `class Account
{
    public int Balance { get; private set; }

    public void Deposit(int amount) => Balance += amount;
}
`;

const broken = `using System;

class Program
{
    static void Main()
    {
        int count = "three";
        Console.WriteLine(count);
    }
}
`;

const linq = `using System;
using System.Linq;

class Program
{
    static void Main()
    {
        var words = new[] { "pear", "fig", "apple", "plum", "kiwi" };
        var groups = from word in words group word by word.Length into same orderby same.Key select same;
        foreach (var same in groups) Console.WriteLine($"{same.Key}: {string.Join(", ", same)}");
    }
}
`;

/** Programs to try in C#. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from C#\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "Two files",
    source: main,
    files: [{ path: "Account.cs", content: account }],
    output: "42\n",
  },
  { id: "error", title: "An error", source: broken, output: "", outcome: "compile_error", errorLine: 7 },
  { id: "linq", title: "Queries in the language", source: linq, output: "3: fig\n4: pear, plum, kiwi\n5: apple\n" },
];
