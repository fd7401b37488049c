import { createMemoryStorage } from "./memory-storage.ts";
import { createSealedStorage, deleteSealed } from "./sealed-storage.ts";
import type { UnsentItem, UnsentStorage } from "./unsent-item.ts";
import { createUnsentStore } from "./unsent-store.ts";
import type { UnsentStore } from "./unsent-store.ts";

const channelName = "anteroom-unsent";

const openChannel = (): BroadcastChannel | undefined => (typeof BroadcastChannel === "function" ? new BroadcastChannel(channelName) : undefined);

/** Answers of forms lie in the same store and are saved by their own pages. */
const withoutAnswers = (storage: UnsentStorage): UnsentStorage => ({ ...storage, load: async () => (await storage.load()).filter((item) => item.kind !== "answers") });

/** Without Web Locks two tabs may send the same item; its key makes them one at the server. */
const alone = async (name: string, run: () => Promise<void>): Promise<void> => {
  if ("locks" in navigator) await navigator.locks.request(name, run);
  else await run();
};

/**
 * This viewer's unsent items on this page. Call `close` when the page is left.
 * @param options.onDevice false on a shared device: nothing is written to disk.
 */
export function openUnsent(options: { owner: string; onDevice: boolean; send: (item: UnsentItem) => Promise<unknown> }): UnsentStore {
  const { owner, send } = options;
  // Sealing needs a secure context.
  const sealed = options.onDevice && typeof indexedDB !== "undefined" && globalThis.crypto?.subtle !== undefined;
  const channel = sealed ? openChannel() : undefined;
  const store = createUnsentStore({
    storage: sealed ? withoutAnswers(createSealedStorage(owner)) : createMemoryStorage(),
    send,
    online: () => navigator.onLine,
    alone: (conversationId, run) => alone(`${channelName} ${owner} ${conversationId}`, run),
    changed: () => channel?.postMessage("changed"),
  });
  const wake = (): void => store.wake();
  addEventListener("online", wake);
  addEventListener("focus", wake);
  channel?.addEventListener("message", ({ data }) => (data === "wiped" ? store.close() : void store.reload()));
  void store.reload();
  return {
    ...store,
    close() {
      removeEventListener("online", wake);
      removeEventListener("focus", wake);
      channel?.close();
      store.close();
    },
  };
}

/** Deletes every unsent item of this browser and stops all tabs from sending: on sign-out, lock and Leave quickly. */
export async function wipeUnsent(): Promise<void> {
  const channel = openChannel();
  channel?.postMessage("wiped");
  await deleteSealed();
  channel?.close();
}
