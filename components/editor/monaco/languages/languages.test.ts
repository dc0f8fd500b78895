import { compile } from "monaco-editor/esm/vs/editor/standalone/common/monarch/monarchCompile.js";
import { MonarchTokenizer } from "monaco-editor/esm/vs/editor/standalone/common/monarch/monarchLexer.js";
import { describe, expect, it } from "vitest";
import { languageDefinitions } from "@/lib/languages/all";
import * as d from "./d";
import * as fortran from "./fortran";
import * as haskell from "./haskell";

const languages = { d, fortran, haskell };
type Own = keyof typeof languages;

/** Monaco's own reader of grammars; what surrounds it there is not asked. */
function readerOf(id: Own) {
  const configuration = { getValue: () => 20_000, onDidChangeConfiguration: () => ({ dispose() {} }) };
  return new MonarchTokenizer({}, {}, id, compile(id, languages[id].language), configuration);
}

interface Piece {
  kind: string;
  text: string;
}

function read(id: Own, source: string): { pieces: Piece[]; depth: number } {
  const reader = readerOf(id);
  let state = reader.getInitialState();
  const pieces: Piece[] = [];
  for (const line of source.split("\n")) {
    const { tokens, endState } = reader.tokenize(line, true, state);
    state = endState;
    for (const [at, { offset, type }] of tokens.entries()) {
      pieces.push({ kind: type.replace(`.${id}`, ""), text: line.slice(offset, tokens[at + 1]?.offset) });
    }
  }
  return { pieces, depth: state.stack.depth };
}

/** What has a colour, as `kind:text`, without names, signs and blanks. */
function colours(id: Own, source: string): string[] {
  const dull = /^$|^(identifier|variable|delimiter|operator)/;
  return read(id, source).pieces.flatMap(({ kind, text }) =>
    dull.test(kind) || text.trim() === "" ? [] : [`${kind}:${text.trim()}`],
  );
}

describe("Fortran", () => {
  it("knows declarations, whatever the case of the letters", () => {
    expect(colours("fortran", "REAL(dp), Intent(In), optional :: x(:) ! why")).toEqual([
      "type:REAL",
      "keyword:Intent",
      "keyword:In",
      "keyword:optional",
      "comment:! why",
    ]);
    expect(colours("fortran", "end type point\ntype(point), pointer :: p\nuse, intrinsic :: iso_fortran_env")).toEqual([
      "keyword:end type",
      "type.identifier:point",
      "keyword:type",
      "type.identifier:point",
      "keyword:pointer",
      "keyword:use",
      "namespace:iso_fortran_env",
    ]);
  });

  it("leaves words that are names alone", () => {
    expect(colours("fortran", "if = a%then + value\nuseful = target\nopen (file='x', unit=u)")).toEqual([
      "keyword:open",
      "string:'x'",
    ]);
  });

  it("reads numbers beside operators in letters", () => {
    expect(colours("fortran", "if (1.eq.n .or. x > 1.5e-3_dp .and. .not. .true.) y = z'FF' + 2d0 + .5")).toEqual([
      "keyword:if",
      "number:1",
      "keyword:.eq.",
      "keyword:.or.",
      "number.float:1.5e-3_dp",
      "keyword:.and.",
      "keyword:.not.",
      "constant:.true.",
      "number:z'FF'",
      "number.float:2d0",
      "number.float:.5",
    ]);
  });

  it("reads texts with doubled quotes, with ! and over the end of a line", () => {
    expect(
      colours("fortran", `print *, 'it''s', "a!b" // c\nx = "first &\n  ! between\n  &last" ! end\ny = 'open\ncall z`),
    ).toEqual([
      "keyword:print",
      "string:'it''s'",
      'string:"a!b"',
      'string:"first &',
      "comment:! between",
      'string:&last"',
      "comment:! end",
      "string.invalid:'open",
      "keyword:call",
    ]);
  });

  it.each([
    ["program hello", true, false],
    ["  pure real function area(r)", true, false],
    ["  do i = 1, 9", true, false],
    ["  outer: do", true, false],
    ["  if (x > 1) then", true, false],
    ["  if (x > 1) exit", false, false],
    ["  else", true, true],
    ["contains", true, true],
    ["  end do", false, true],
    ["end function", false, true],
    ["  type :: point", true, false],
    ["  type(point) :: p", false, false],
    ["  module procedure swap", false, false],
    ["  ending = 1", false, false],
    ["  end = 1", false, false],
  ])("moves what follows %j in, or that line out", (line, opens, closes) => {
    const rules = fortran.conf.indentationRules;
    expect([rules?.increaseIndentPattern.test(line), rules?.decreaseIndentPattern.test(line)]).toEqual([opens, closes]);
  });
});

describe("D", () => {
  it("nests comments of one kind, and not of the other", () => {
    expect(colours("d", "/+ a /+ b +/ c +/ int x; /* a /* b */ int y; // z")).toEqual([
      "comment:/+ a /+ b +/ c +/",
      "type:int",
      "comment:/* a /* b */",
      "type:int",
      "comment:// z",
    ]);
  });

  it("reads every kind of text", () => {
    const source = '"a\\n" r"b\\" `c"` q"(d (e) f)" q"END\ng "\nEND" \'\\\'\' x"00" q"/h/" "i\nj"w k';
    expect(colours("d", source)).toEqual([
      'string:"a',
      "string.escape:\\n",
      'string:"',
      'string:r"b\\"',
      'string:`c"`',
      'string:q"(d (e) f)"',
      'string:q"END',
      'string:g "',
      'string:END"',
      "string:'\\''",
      'string:x"00"',
      'string:q"/h/"',
      'string:"i',
      'string:j"w',
    ]);
  });

  it("reads numbers beside ranges and calls", () => {
    expect(colours("d", "1..9 3.iota 1_000UL 0xFFp2 0b1 2.5f 1e-3 .5 7f")).toEqual([
      "number:1",
      "number:9",
      "number:3",
      "number:1_000UL",
      "number.float:0xFFp2",
      "number:0b1",
      "number.float:2.5f",
      "number.float:1e-3",
      "number.float:.5",
      "number.float:7f",
    ]);
  });

  it("tells words, types and attributes", () => {
    expect(colours("d", "@safe pure immutable(Point)[] f(size_t n) => __LINE__;")).toEqual([
      "annotation:@safe",
      "keyword:pure",
      "keyword:immutable",
      "type.identifier:Point",
      "type:size_t",
      "constant:__LINE__",
    ]);
  });
});

describe("Haskell", () => {
  it("nests comments, and knows an operator that begins like one", () => {
    expect(colours("haskell", "{- a {- b -}\nc -} f --> g -- h\n|-- i\n--- j")).toEqual([
      "comment:{- a {- b -}",
      "comment:c -}",
      "comment:-- h",
      "comment:--- j",
    ]);
    expect(colours("haskell", "{-# LANGUAGE GADTs #-}")).toEqual(["metatag:{-# LANGUAGE GADTs #-}"]);
  });

  it("takes primes for parts of names", () => {
    expect(colours("haskell", "foldl' f x' 'a' '\\'' '\\n' Tree'")).toEqual([
      "string:'a'",
      "string:'\\''",
      "string:'\\n'",
      "type.identifier:Tree'",
    ]);
  });

  it("has words of imports in imports only", () => {
    expect(colours("haskell", "import qualified Data.Map as M hiding (map)\nas qualified = M.insert as")).toEqual([
      "keyword:import",
      "keyword:qualified",
      "namespace:Data.",
      "type.identifier:Map",
      "keyword:as",
      "type.identifier:M",
      "keyword:hiding",
      "namespace:M.",
    ]);
  });

  it("reads texts with gaps over the end of a line, and lets none run on", () => {
    expect(colours("haskell", 'a = "b\\SOH\\\n  \\c" ++ d\ne = "open\nmodule F where')).toEqual([
      'string:"b',
      "string.escape:\\SOH\\",
      "string.escape:\\",
      'string:c"',
      'string.invalid:"open',
      "keyword:module",
      "type.identifier:F",
      "keyword:where",
    ]);
  });

  it("reads numbers beside ranges", () => {
    expect(colours("haskell", "[1 ..] [1..9] 0xFF 1_000 2.5e-3 6e2")).toEqual([
      "number:1",
      "number:1",
      "number:9",
      "number:0xFF",
      "number:1_000",
      "number.float:2.5e-3",
      "number.float:6e2",
    ]);
  });
});

describe.each(["d", "fortran", "haskell"] as const)("every example in %s", (id) => {
  const examples = languageDefinitions.find((definition) => definition.id === id)?.examples ?? [];
  const sources = examples.flatMap(({ source, files = [] }) => [source, ...files.map(({ content }) => content)]);

  it.each(sources)("is read to its end, in several colours and without mistakes: %#", (source) => {
    const { pieces, depth } = read(id, source);
    expect(depth).toBe(1);
    expect(new Set(pieces.map(({ kind }) => kind)).size).toBeGreaterThan(4);
    expect(pieces.filter(({ kind }) => kind.includes("invalid"))).toEqual([]);
  });

  it("stays quick on what is made to slow it", () => {
    const started = performance.now();
    for (const text of ["'", '"', "&", "&  ", "(", "-", "*/", "a ", "a::", "1.", "\\", '"\\']) {
      read(id, text.repeat(2_000));
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

it("brackets close by themselves everywhere, and quotes outside texts and comments", () => {
  expect(fortran.conf.brackets).toEqual([
    ["(", ")"],
    ["[", "]"],
  ]);
  for (const { conf } of [d, fortran, haskell]) {
    expect(conf.autoClosingPairs).toContainEqual({ open: "(", close: ")" });
    expect(conf.autoClosingPairs).toContainEqual({ open: '"', close: '"', notIn: ["string", "comment"] });
    expect(conf.surroundingPairs).toContainEqual({ open: "'", close: "'" });
  }
});
