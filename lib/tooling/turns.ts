/** Counted rights to be served, for each owner and each network address. */
export interface Turns {
  /** A function that ends the turn (once), or null when the owner or the address has as many as one may. */
  take(ownerId: string, addressKey: string): (() => void) | null;
}

/** Nobody gets more than their share of what all use. */
export function createTurns({ perOwner, perAddress }: { perOwner: number; perAddress: number }): Turns {
  const owners = new Map<string, number>();
  const addresses = new Map<string, number>();
  return {
    take(ownerId, addressKey) {
      if ((owners.get(ownerId) ?? 0) >= perOwner || (addresses.get(addressKey) ?? 0) >= perAddress) return null;
      add(owners, ownerId, 1);
      add(addresses, addressKey, 1);
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        add(owners, ownerId, -1);
        add(addresses, addressKey, -1);
      };
    },
  };
}

function add(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const next = (counts.get(key) ?? 0) + by;
  if (next > 0) counts.set(key, next);
  else counts.delete(key);
}
