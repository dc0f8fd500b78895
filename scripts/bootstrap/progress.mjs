/** A sentence that ends the command; not a fault of Podium. */
export class Refusal extends Error {
  name = "Refusal";
}

/** Formats a time span for people. */
export function duration(ms) {
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** One line a step: shown while it runs on a terminal, and once it is over everywhere. */
export function createProgress(stream) {
  const terminal = Boolean(stream.isTTY);
  const paint = (color, text) => (terminal ? `\u001b[${color}m${text}\u001b[0m` : text);
  const write = (text) => stream.write(text);
  return {
    line: (text) => write(`${text}\n`),
    async step(label, work) {
      const started = performance.now();
      if (terminal) write(`${paint(2, "…")} ${label}`);
      const end = (mark) =>
        write(`${terminal ? "\r\u001b[K" : ""}${mark} ${label} ${duration(performance.now() - started)}\n`);
      try {
        const result = await work();
        end(paint(32, "✓"));
        return result;
      } catch (error) {
        end(paint(31, "✗"));
        throw error;
      }
    },
  };
}
