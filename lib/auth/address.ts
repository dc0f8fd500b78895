import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";

/**
 * An address in one spelling: IPv4-mapped IPv6 becomes IPv4, a port, brackets and a zone are cut off.
 * Absent when it is not an address.
 */
export function parseAddress(text: string): string | undefined {
  const trimmed = text.trim().replace(/^"|"$/g, "");
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1];
  const bare = (bracketed ?? trimmed.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")).replace(/%.*$/, "");
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return undefined;
  const groups = expand(bare);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    const [high = 0, low = 0] = groups.slice(6);
    return [high >> 8, high & 255, low >> 8, low & 255].join(".");
  }
  return groups.map((group) => group.toString(16)).join(":");
}

/** The eight groups of a valid IPv6 address. */
function expand(address: string): number[] {
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const hex = (high: string | undefined, low: string | undefined) => ((Number(high) << 8) | Number(low)).toString(16);
  const text = dotted
    ? address.replace(dotted[0], `${hex(dotted[1], dotted[2])}:${hex(dotted[3], dotted[4])}`)
    : address;
  const [head = "", tail] = text.split("::");
  const numbers = (part: string) => (part ? part.split(":").map((group) => Number.parseInt(group, 16)) : []);
  const before = numbers(head);
  if (tail === undefined) return before;
  const after = numbers(tail);
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/** What callers are counted by: the address, or the /64 an IPv6 address lies in, since one household has a whole one. */
export function addressScope(address: string): string {
  return isIPv4(address) ? address : `${address.split(":").slice(0, 4).join(":")}::/64`;
}

/**
 * A list of addresses and CIDR ranges.
 * @throws Error naming the entry that is neither.
 */
export function createAddressList(entries: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const entry of entries) add(list, entry.trim());
  return (address) => list.check(address, isIPv4(address) ? "ipv4" : "ipv6");
}

function add(list: BlockList, entry: string): void {
  const [base = "", bits, ...rest] = entry.split("/");
  const family = isIP(base);
  const length = bits === undefined ? (family === 4 ? 32 : 128) : Number(bits);
  const valid =
    family !== 0 && rest.length === 0 && /^\d*$/.test(bits ?? "") && bits !== "" && length <= (family === 4 ? 32 : 128);
  if (!valid) throw new Error(`"${entry}" is not an address or a range such as 10.0.0.0/8; correct TRUSTED_PROXIES.`);
  list.addSubnet(base, length, family === 4 ? "ipv4" : "ipv6");
}
