const symbols = [
  "    ",
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  '"',
  "'",
  "=",
  ":",
  ";",
  "_",
  "#",
  "<",
  ">",
  "+",
  "-",
  "*",
  "/",
  "%",
  "&",
  "|",
  "!",
  "\\",
];

/** Characters that code needs and phone keyboards hide; scrolls sideways in itself. */
export function SymbolRow({ onSymbol }: { onSymbol: (text: string) => void }) {
  return (
    <div
      role="toolbar"
      aria-label="Symbols"
      className="flex h-11 shrink-0 overflow-x-auto border-line border-t bg-surface"
    >
      {symbols.map((symbol) => (
        <button
          key={symbol}
          type="button"
          aria-label={symbol.trim() === "" ? "Indent" : symbol}
          // Taking the focus would close the phone's keyboard.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onSymbol(symbol)}
          className="min-w-11 shrink-0 font-mono text-ink text-lg active:bg-hover"
        >
          {symbol.trim() === "" ? "⇥" : symbol}
        </button>
      ))}
    </div>
  );
}
