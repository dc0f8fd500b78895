const DATABASE = "podium";
const FILES = "attachments";

/** Keeps a file's bytes in this browser; local storage holds text only, and little of it. */
export async function keepAttachment(id: string, bytes: Uint8Array): Promise<void> {
  await inStore("readwrite", (store) => store.put(bytes, id));
}

/** The bytes kept under an id. */
export function readAttachment(id: string): Promise<Uint8Array | undefined> {
  return inStore("readonly", (store) => store.get(id) as IDBRequest<Uint8Array | undefined>);
}

/** Removes what no draft names any more. */
export async function pruneAttachments(used: ReadonlySet<string>): Promise<void> {
  const keys = await inStore("readonly", (store) => store.getAllKeys());
  await Promise.all(
    keys.filter((key) => !used.has(String(key))).map((key) => inStore("readwrite", (store) => store.delete(key))),
  );
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await settled(work(database.transaction(FILES, mode).objectStore(FILES)));
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(FILES);
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("This browser's storage failed."));
  });
}
