import type { KeptItem, UnsentStorage } from "./unsent-item.ts";

/** Keeps items for as long as the page is open, on devices that are not the person's own. */
export function createMemoryStorage(): UnsentStorage {
  const items = new Map<string, KeptItem>();
  return {
    load: () => Promise.resolve([...items.values()]),
    put: async (item) => void items.set(item.key, item),
    remove: async (key) => void items.delete(key),
    clear: async () => items.clear(),
  };
}
