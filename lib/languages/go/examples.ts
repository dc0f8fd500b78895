import type { LanguageExample } from "../language";

const hello = `package main

import "fmt"

func main() {
	fmt.Println("Hello from Go")
}
`;

const greeting = `package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

func main() {
	fmt.Print("Who are you? ")
	name, _ := bufio.NewReader(os.Stdin).ReadString('\\n')
	fmt.Printf("Hello, %s!\\n", strings.TrimSpace(name))
}
`;

const main = `package main

import "fmt"

func main() {
	for _, n := range []int{2, 9, 97} {
		fmt.Println(n, isPrime(n))
	}
}
`;

const primes = `package main

func isPrime(n int) bool {
	for d := 2; d*d <= n; d++ {
		if n%d == 0 {
			return false
		}
	}
	return n > 1
}
`;

const broken = `package main

import "fmt"

func main() {
	numbers := []int{1, 2, 3}
	index := len(numbers)
	fmt.Println(numbers[index])
}
`;

const channels = `package main

import (
	"fmt"
	"sync"
)

func main() {
	squares := make([]int, 5)
	var wait sync.WaitGroup
	for i := range squares {
		wait.Add(1)
		go func(i int) {
			defer wait.Done()
			squares[i] = i * i
		}(i)
	}
	wait.Wait()

	numbers := make(chan int)
	go func() {
		defer close(numbers)
		for _, square := range squares {
			numbers <- square
		}
	}()
	sum := 0
	for number := range numbers {
		sum += number
	}
	fmt.Println(squares, "sum", sum)
}
`;

/** Programs to try in Go. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from Go\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "Two files",
    source: main,
    files: [{ path: "primes.go", content: primes }],
    output: "2 true\n9 false\n97 true\n",
  },
  { id: "error", title: "An error", source: broken, output: "", outcome: "nonzero_exit", errorLine: 8 },
  { id: "channels", title: "Goroutines and channels", source: channels, output: "[0 1 4 9 16] sum 30\n" },
];
