import { FitAddon } from "@xterm/addon-fit";
import { SearchAddon } from "@xterm/addon-search";
import { Unicode11Addon } from "@xterm/addon-unicode11";
import { WebLinksAddon } from "@xterm/addon-web-links";
import { Terminal } from "@xterm/xterm";
import "@xterm/xterm/css/xterm.css";
import { oncePerFrame } from "@/lib/client/run/frame";
import { Painter } from "@/lib/client/run/paint";
import type { OutputChunk } from "@/lib/client/run/types";
import { Feed } from "./feed";
import { SCROLLBACK } from "./scrollback";
import { guardTerminal, openLink } from "./terminal-guard";
import { streamColours, terminalTheme } from "./terminal-theme";

/** A terminal in the page, with what the panel does to it. */
export interface OutputTerminal {
  terminal: Terminal;
  search: SearchAddon;
  write(chunk: OutputChunk): void;
  /** Empty, with no colours or modes left from what was there. */
  reset(): void;
  /** Whether typing goes somewhere: shows or hides the cursor. */
  setActive(active: boolean): void;
  dispose(): void;
}

/** How the terminal looks and whom it tells. */
export interface TerminalOptions {
  fontSize: number;
  /** Lines left out because they would have scrolled away unseen. */
  onSkipped: () => void;
  onResize: (rows: number, columns: number) => void;
}

/** Makes a terminal in an element of the page. */
export function createTerminal(host: HTMLElement, options: TerminalOptions): OutputTerminal {
  const terminal = new Terminal({
    allowProposedApi: true,
    convertEol: true,
    cursorInactiveStyle: "none",
    cursorStyle: "bar",
    disableStdin: true,
    fontFamily: getComputedStyle(host).fontFamily,
    fontSize: options.fontSize,
    lineHeight: 1.35,
    linkHandler: { activate: (_, address) => openLink(address) },
    // What people read for hours stands at AAA, whatever colours a program chooses.
    minimumContrastRatio: 7,
    scrollback: SCROLLBACK,
    // A notch of the wheel moves as far as elsewhere on the page.
    scrollSensitivity: 2,
  });
  const fit = new FitAddon();
  const search = new SearchAddon();
  terminal.loadAddon(fit);
  terminal.loadAddon(search);
  terminal.loadAddon(new WebLinksAddon((_, address) => openLink(address)));
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = "11";
  guardTerminal(terminal);
  terminal.open(host);
  const theme = followTheme(host, terminal);
  const stops = [followSize(host, terminal, fit, options.onResize), theme.stop];
  const { write, clear } = feedFor(terminal, options.onSkipped);
  return {
    terminal,
    search,
    write,
    reset() {
      clear();
      terminal.reset();
    },
    setActive(active) {
      terminal.options.disableStdin = !active;
      terminal.options.cursorInactiveStyle = active ? "outline" : "none";
      theme.showCursor(active);
    },
    dispose() {
      for (const stop of stops) stop();
      terminal.dispose();
    },
  };
}

function feedFor(terminal: Terminal, onSkipped: () => void): { write(chunk: OutputChunk): void; clear(): void } {
  const base = {
    stdout: "",
    compiler: "",
    stderr: `38;5;${streamColours.stderr}`,
    echo: `38;5;${streamColours.echo}`,
  };
  let painter = new Painter(base);
  let work = () => {};
  const frame = oncePerFrame(() => work());
  const nextFrame = (next: () => void) => {
    work = next;
    frame.ask();
  };
  const feed = new Feed(terminal, SCROLLBACK, nextFrame, onSkipped);
  return {
    write: (chunk) => feed.push(painter.paint(chunk)),
    clear() {
      feed.clear();
      painter = new Painter(base);
    },
  };
}

/** Fits the terminal to its place, at most once a frame. */
function followSize(
  host: HTMLElement,
  terminal: Terminal,
  fit: FitAddon,
  onResize: (rows: number, columns: number) => void,
): () => void {
  const frame = oncePerFrame(() => {
    if (host.clientWidth === 0) return;
    fit.fit();
    onResize(terminal.rows, terminal.cols);
  });
  const observer = new ResizeObserver(() => frame.ask());
  observer.observe(host);
  void document.fonts.ready.then(() => frame.ask());
  frame.ask();
  return () => {
    observer.disconnect();
    frame.cancel();
  };
}

/** Takes the page's colours, and takes them again when its theme or the system's changes. */
function followTheme(host: HTMLElement, terminal: Terminal): { showCursor(shown: boolean): void; stop(): void } {
  let cursor = false;
  const apply = () => {
    const theme = terminalTheme(host);
    // A program may show the cursor again whenever it likes; in the background's colour it says nothing.
    terminal.options.theme = cursor ? theme : { ...theme, cursor: theme.background };
  };
  const frame = oncePerFrame(apply);
  const observer = new MutationObserver(() => frame.ask());
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class", "style"] });
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", frame.ask);
  apply();
  return {
    showCursor(shown) {
      if (shown === cursor) return;
      cursor = shown;
      apply();
    },
    stop() {
      observer.disconnect();
      system.removeEventListener("change", frame.ask);
      frame.cancel();
    },
  };
}
