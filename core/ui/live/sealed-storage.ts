import type { KeptItem, UnsentStorage } from "./unsent-item.ts";

const databaseName = "anteroom-unsent";

interface SealedRow {
  key: string;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

interface KeyRow {
  owner: string;
  secret: CryptoKey;
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("keys", { keyPath: "owner" });
    request.result.createObjectStore("items", { keyPath: "key" });
  };
  const database = await answer(request);
  // Wiping, in this tab or another, waits for nobody.
  database.onversionchange = () => database.close();
  return database;
}

/** The key never leaves the browser's own store; somebody else's is deleted with everything that it sealed. */
async function secretOf(database: IDBDatabase, owner: string): Promise<CryptoKey> {
  const fresh = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const transaction = database.transaction(["keys", "items"], "readwrite");
  const keys = transaction.objectStore("keys");
  const known = (await answer(keys.get(owner))) as KeyRow | undefined;
  if (known) return known.secret;
  keys.clear();
  transaction.objectStore("items").clear();
  await answer(keys.put({ owner, secret: fresh } satisfies KeyRow));
  return fresh;
}

/** Keeps items on this device, readable only in this browser and while its key is there. */
export function createSealedStorage(owner: string): UnsentStorage {
  let opened: Promise<{ database: IDBDatabase; secret: CryptoKey }> | undefined;
  const open = () =>
    (opened ??= (async () => {
      const database = await openDatabase();
      database.onclose = () => (opened = undefined);
      return { database, secret: await secretOf(database, owner) };
    })());
  const bound = (key: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`${owner} ${key}`);
  const items = async (mode: IDBTransactionMode) => (await open()).database.transaction("items", mode).objectStore("items");
  return {
    async load() {
      const { secret } = await open();
      const rows = (await answer((await items("readonly")).getAll())) as SealedRow[];
      const read = async ({ key, iv, sealed }: SealedRow): Promise<KeptItem[]> => {
        try {
          const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: bound(key) }, secret, sealed);
          return [JSON.parse(new TextDecoder().decode(plain)) as KeptItem];
        } catch {
          return []; // sealed under another key: nobody can read it
        }
      };
      return (await Promise.all(rows.map(read))).flat();
    },
    async put(item) {
      const { secret } = await open();
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bound(item.key) }, secret, new TextEncoder().encode(JSON.stringify(item)));
      await answer((await items("readwrite")).put({ key: item.key, iv, sealed } satisfies SealedRow));
    },
    async remove(key) {
      await answer((await items("readwrite")).delete(key));
    },
    async clear() {
      await answer((await items("readwrite")).clear());
    },
  };
}

/** Deletes what is kept on this device, with its key. */
export async function deleteSealed(): Promise<void> {
  if (typeof indexedDB === "undefined") return;
  await answer(indexedDB.deleteDatabase(databaseName)).catch(() => undefined);
}
