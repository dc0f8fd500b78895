import type { LanguageExample } from "../language";

const hello = `echo "Hello from Bash"\n`;

const greeting = `printf 'Who are you? '
read -r name
echo "Hello, $name!"
`;

const main = `source ./colours.sh

for name in sky grass; do
  echo "$name is $(colour_of "$name")"
done
`;

const colours = `colour_of() {
  case $1 in
    sky) echo blue ;;
    grass) echo green ;;
  esac
}
`;

const broken = `set -e
cd /tmp
ls no-such-file > /dev/null
echo "never printed"
`;

const pipes = `declare -A count
while read -r word; do
  (( ++count[$word] ))
done < <(tr -s ' ' '\\n' <<< "tea milk tea bread tea milk")

for word in "\${!count[@]}"; do
  printf '%d %s\\n' "\${count[$word]}" "$word"
done | sort -rn
`;

/** Programs to try in Bash. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from Bash\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "Two files",
    source: main,
    files: [{ path: "colours.sh", content: colours }],
    output: "sky is blue\ngrass is green\n",
  },
  { id: "error", title: "An error", source: broken, output: "", outcome: "nonzero_exit" },
  { id: "pipes", title: "Arrays and pipes", source: pipes, output: "3 tea\n2 milk\n1 bread\n" },
];
