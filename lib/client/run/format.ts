const count = new Intl.NumberFormat("en-US");
const oneDigit = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** "1,204". */
export function formatCount(value: number): string {
  return count.format(value);
}

/** "1 line", "1,204 lines". */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}

/** A measured time: "142 ms", "1.24 s", "12.3 s", "2 min 5 s". */
export function formatDuration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  if (seconds < 9.995) return `${seconds.toFixed(2)} s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** A configured time, without figures nobody set: "500 ms", "5 s", "10 min". */
export function formatTimeLimit(ms: number): string {
  if (ms < 1000) return `${count.format(ms)} ms`;
  if (ms >= 60_000 && ms % 60_000 === 0) return `${count.format(ms / 60_000)} min`;
  return `${oneDigit.format(ms / 1000)} s`;
}

/** "312 B", "812 KiB", "1.5 MiB", "9 MiB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${count.format(bytes)} B`;
  const units = ["KiB", "MiB", "GiB", "TiB"];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1023.5 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value < 10 ? oneDigit.format(value) : count.format(Math.round(value))} ${units[unit]}`;
}

/** "1st", "2nd", "3rd", "11th". */
export function ordinal(value: number): string {
  const tens = value % 100;
  const suffix = tens > 10 && tens < 14 ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th");
  return `${formatCount(value)}${suffix}`;
}
