import type { Execution } from "../../contracts/executions";
import type { RunPage } from "./history-api";

/**
 * What is known with its newest page read again: the page's runs as they are now, then what is older. Where so much is new
 * that the page and the rest do not touch, the page alone.
 */
export function mergePage(known: RunPage, page: RunPage): RunPage {
  const last = page.items.at(-1);
  if (page.nextCursor === undefined || !last) return page;
  const ids = new Set(known.items.map(({ id }) => id));
  const rest = known.items.filter((run) => isOlder(run, last));
  if (rest.length === 0 || !page.items.some(({ id }) => ids.has(id))) return page;
  return { items: [...page.items, ...rest], nextCursor: known.nextCursor };
}

function isOlder(run: Execution, than: Execution): boolean {
  return run.createdAt === than.createdAt ? run.id < than.id : run.createdAt < than.createdAt;
}
