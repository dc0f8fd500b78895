import type { LanguageExample } from "../language";

const hello = `fn main() {
    println!("Hello from Rust");
}
`;

const greeting = `use std::io::{self, Write};

fn main() -> io::Result<()> {
    print!("Who are you? ");
    io::stdout().flush()?;
    let mut name = String::new();
    io::stdin().read_line(&mut name)?;
    println!("Hello, {}!", name.trim());
    Ok(())
}
`;

const main = `mod temperature;

use temperature::Celsius;

fn main() {
    for degrees in [-40.0, 0.0, 100.0] {
        println!("{degrees} °C = {} °F", Celsius(degrees).to_fahrenheit());
    }
}
`;

const temperature = `pub struct Celsius(pub f64);

impl Celsius {
    pub fn to_fahrenheit(&self) -> f64 {
        self.0 * 9.0 / 5.0 + 32.0
    }
}
`;

const broken = `fn main() {
    let words = vec!["borrowed", "moved"];
    let taken = words;
    println!("{} {}", words.len(), taken.len());
}
`;

const matching = `use std::collections::BTreeMap;

#[derive(Debug)]
enum Event {
    Deposit(u32),
    Withdraw(u32),
    Close,
}

fn apply(balance: Option<u32>, event: &Event) -> Option<u32> {
    match (balance?, event) {
        (have, Event::Deposit(amount)) => Some(have + amount),
        (have, Event::Withdraw(amount)) => have.checked_sub(*amount).or(Some(have)),
        (_, Event::Close) => None,
    }
}

fn main() {
    let events = [Event::Deposit(50), Event::Withdraw(80), Event::Withdraw(20), Event::Close];
    let mut seen = BTreeMap::new();
    let mut balance = Some(0);
    for (step, event) in events.iter().enumerate() {
        balance = apply(balance, event);
        seen.insert(step, balance);
        println!("{event:?} -> {balance:?}");
    }
    println!("{} steps", seen.len());
}
`;

/** Programs to try in Rust. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from Rust\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "A module of one's own",
    source: main,
    files: [{ path: "temperature.rs", content: temperature }],
    output: "-40 °C = -40 °F\n0 °C = 32 °F\n100 °C = 212 °F\n",
  },
  { id: "error", title: "An error", source: broken, output: "", outcome: "compile_error", errorLine: 4 },
  {
    id: "matching",
    title: "Enums and matching",
    source: matching,
    output: "Deposit(50) -> Some(50)\nWithdraw(80) -> Some(50)\nWithdraw(20) -> Some(30)\nClose -> None\n4 steps\n",
  },
];
