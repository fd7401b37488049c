import { createMemoryStorage } from "./memory-storage.ts";
import { createSealedStorage } from "./sealed-storage.ts";
import type { UnsentStorage } from "./unsent-item.ts";

const keepMs = 7 * 24 * 60 * 60 * 1_000;

/** What a page could not save yet, by a key of its own. */
export interface KeptStore {
  /** What was kept under this key in the last 7 days; null when there is nothing. */
  load(key: string): Promise<unknown>;
  keep(key: string, payload: unknown): Promise<void>;
  drop(key: string): Promise<void>;
}

// One for each owner, so that what is kept on a shared device lasts from page to page.
const inMemory = new Map<string, UnsentStorage>();

function memoryOf(owner: string): UnsentStorage {
  const known = inMemory.get(owner) ?? createMemoryStorage();
  inMemory.set(owner, known);
  return known;
}

/**
 * Keeps what a page could not save, sealed in the same store as unsent messages and wiped with it; a browser that refuses to
 * store loses nothing but that. @param options.onDevice false on a shared device: nothing is written to disk.
 */
export function openKept({ owner, onDevice }: { owner: string; onDevice: boolean }): KeptStore {
  const sealed = onDevice && typeof indexedDB !== "undefined" && globalThis.crypto?.subtle !== undefined;
  const storage = sealed ? createSealedStorage(owner) : memoryOf(owner);
  return {
    async load(key) {
      const found = (await storage.load().catch(() => [])).find((item) => item.key === key && item.kind === "answers");
      return found && found.addedAt > Date.now() - keepMs ? found.payload : null;
    },
    keep: (key, payload) => storage.put({ key, conversationId: "", kind: "answers", payload, addedAt: Date.now() }).catch(() => undefined),
    drop: (key) => storage.remove(key).catch(() => undefined),
  };
}
