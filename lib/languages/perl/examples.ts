import type { LanguageExample } from "../language";

const hello = `use strict;
use warnings;

print "Hello from Perl\\n";
`;

const greeting = `use strict;
use warnings;

print "Who are you? ";
chomp(my $name = <STDIN>);
print "Hello, $name!\\n";
`;

const main = `use strict;
use warnings;
use lib ".";
use Roman;

print "$_ = ", Roman::numeral($_), "\\n" for 4, 9, 2024;
`;

const roman = `package Roman;
use strict;
use warnings;

my @steps = ([1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"],
             [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]);

sub numeral {
    my ($n) = @_;
    my $text = "";
    for my $step (@steps) {
        my ($value, $letters) = @$step;
        while ($n >= $value) { $text .= $letters; $n -= $value; }
    }
    return $text;
}

1;
`;

const broken = `use strict;
use warnings;

my %ages = (Ada => 36);
die "no age for Grace" unless exists $ages{Grace};
`;

const text = `use strict;
use warnings;

my %count;
while (my $line = <DATA>) {
    $count{lc $1}++ while $line =~ /(\\w+)/g;
}
for my $word (sort { $count{$b} <=> $count{$a} || $a cmp $b } keys %count) {
    printf "%-6s %s\\n", $word, "*" x $count{$word} if $count{$word} > 1;
}

__DATA__
The cat and the dog saw the bird,
and the bird saw the cat.
`;

/** Programs to try in Perl. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from Perl\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "A module of one's own",
    source: main,
    files: [{ path: "Roman.pm", content: roman }],
    output: "4 = IV\n9 = IX\n2024 = MMXXIV\n",
  },
  { id: "error", title: "An error", source: broken, output: "", outcome: "nonzero_exit", errorLine: 5 },
  {
    id: "text",
    title: "Count words",
    source: text,
    output: "the    *****\nand    **\nbird   **\ncat    **\nsaw    **\n",
  },
];
