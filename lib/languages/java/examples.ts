import type { LanguageExample } from "../language";

const hello = `public class Hello {
    public static void main(String[] args) {
        System.out.println("Hello from Java");
    }
}
`;

const greeting = `import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        System.out.print("Who are you? ");
        String name = new Scanner(System.in).nextLine();
        System.out.printf("Hello, %s!%n", name);
    }
}
`;

const main = `public class Main {
    public static void main(String[] args) {
        Account account = new Account("Ada");
        account.deposit(30);
        account.deposit(12);
        System.out.println(account);
    }
}
`;

const account = `class Account {
    private final String owner;
    private int balance;

    Account(String owner) {
        this.owner = owner;
    }

    void deposit(int amount) {
        balance += amount;
    }

    @Override
    public String toString() {
        return owner + " has " + balance;
    }
}
`;

const broken = `import java.util.List;

public class Main {
    static String initial(String name) {
        return name.substring(0, 1);
    }

    public static void main(String[] args) {
        for (String name : List.of("Ada", "", "Grace")) System.out.println(initial(name));
    }
}
`;

const records = `import java.util.List;
import java.util.stream.Collectors;

public class Main {
    record Planet(String name, double mass, int moons) {}

    sealed interface Shape permits Circle, Square {}
    record Circle(double radius) implements Shape {}
    record Square(double side) implements Shape {}

    static String describe(Shape shape) {
        if (shape instanceof Circle circle) return "circle of %.1f".formatted(circle.radius());
        if (shape instanceof Square square) return "square of %.1f".formatted(square.side());
        throw new AssertionError();
    }

    public static void main(String[] args) {
        var planets = List.of(new Planet("Mars", 0.64, 2), new Planet("Earth", 5.97, 1), new Planet("Venus", 4.87, 0));
        var byMoons = planets.stream().collect(Collectors.partitioningBy(planet -> planet.moons() > 0));
        byMoons.get(true).stream().map(Planet::name).sorted().forEach(System.out::println);
        System.out.println(describe(new Circle(2)) + ", " + describe(new Square(3)));
    }
}
`;

/** Programs to try in Java. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from Java\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "Two classes",
    source: main,
    files: [{ path: "Account.java", content: account }],
    output: "Ada has 42\n",
  },
  { id: "error", title: "An error", source: broken, output: "A\n", outcome: "nonzero_exit", errorLine: 5 },
  {
    id: "records",
    title: "Records, sealed types and streams",
    source: records,
    output: "Earth\nMars\ncircle of 2.0, square of 3.0\n",
  },
];
