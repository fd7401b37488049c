import { apiErrorOf } from "./api-error.ts";
import { newUlid } from "./ulid.ts";
import type { KeptItem, UnsentItem, UnsentStorage } from "./unsent-item.ts";

/** The most items kept, and for how long. */
export const mostUnsent = 50;
const keepMs = 24 * 60 * 60 * 1_000;
const waitsMs = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000];

/** These say nothing about the item itself: it is worth sending again as it is. */
const passing = new Set(["UNREACHABLE", "UNAVAILABLE", "RATE_LIMITED", "NOT_SIGNED_IN", "LOCKED", "SECOND_FACTOR"]);

/** A person's own messages and decisions until the server has them. */
export interface UnsentStore {
  /** Oldest first; the same list until something changes. */
  items(): readonly UnsentItem[];
  subscribe(listener: () => void): () => void;
  /** Takes an item and starts to send it; answers its key. Throws a sentence for the person when too much waits. */
  add(item: Pick<UnsentItem, "conversationId" | "kind" | "payload"> & { key?: string }): string;
  /** Tries one failed item again, or all. */
  retry(key?: string): void;
  remove(key: string): void;
  /** Tries everything that only waits for a connection, such as when the browser is back online. */
  wake(): void;
  /** Reads again what is kept: another tab may have added or sent something. */
  reload(): Promise<void>;
  close(): void;
}

/** What the store needs of the world around it. */
export interface UnsentWorld {
  storage: UnsentStorage;
  /** Resolves once the server has the item; rejects as the API does. */
  send(item: UnsentItem): Promise<unknown>;
  online(): boolean;
  /** Runs alone among all tabs. */
  alone(name: string, run: () => Promise<void>): Promise<void>;
  /** Told after each change of what is kept. */
  changed?(): void;
  now?(): number;
}

/** Sends in order within a conversation; what fails in one holds up no other. */
export function createUnsentStore(world: UnsentWorld): UnsentStore {
  const now = world.now ?? Date.now;
  const listeners = new Set<() => void>();
  const busy = new Set<string>();
  const asked = new Set<string>();
  const stored = new Set<string>();
  const tries = new Map<string, { count: number; timer?: ReturnType<typeof setTimeout> }>();
  let items: readonly UnsentItem[] = [];
  let open = true;
  let kept: Promise<unknown> = Promise.resolve();

  const set = (next: readonly UnsentItem[]): void => {
    items = next;
    for (const listener of [...listeners]) listener();
  };
  const change = (which: (item: UnsentItem) => boolean, to: Pick<UnsentItem, "state" | "why" | "reason">): void => {
    if (items.some((item) => which(item) && (item.state !== to.state || item.why !== to.why))) set(items.map((item) => (which(item) ? { ...item, why: undefined, reason: undefined, ...to } : item)));
  };
  /** Storage is asked in turn; a browser that refuses to store still sends. */
  const keep = (run: () => Promise<unknown>): void => {
    kept = kept.then(run).then(() => world.changed?.(), () => undefined);
  };
  const drop = (key: string): void => {
    set(items.filter((item) => item.key !== key));
    keep(() => world.storage.remove(key));
  };
  const forget = (conversationId: string): void => {
    clearTimeout(tries.get(conversationId)?.timer);
    tries.delete(conversationId);
  };

  /** A refusal is final; anything else is tried again a little later, and then left to the person. */
  const failed = (item: UnsentItem, cause: unknown): boolean => {
    const error = apiErrorOf(cause);
    if (!passing.has(error.appCode)) {
      change((one) => one.key === item.key, { state: "failed", why: error.message, ...(error.reason === undefined ? {} : { reason: error.reason }) });
      return true;
    }
    const { conversationId } = item;
    const count = tries.get(conversationId)?.count ?? 0;
    const wait = waitsMs[count];
    const left = (one: UnsentItem): boolean => one.conversationId === conversationId && one.state !== "failed";
    clearTimeout(tries.get(conversationId)?.timer);
    if (world.online() && wait === undefined) change(left, { state: "failed" });
    else change(left, { state: world.online() ? "sending" : "waiting" });
    if (world.online() && wait !== undefined) tries.set(conversationId, { count: count + 1, timer: setTimeout(() => void run(conversationId), wait) });
    return false;
  };

  const sendAll = async (conversationId: string): Promise<void> => {
    for (;;) {
      const item = items.find((one) => one.conversationId === conversationId && one.state !== "failed");
      if (!open || !item) return;
      if (!world.online()) return change((one) => one.conversationId === conversationId && one.state !== "failed", { state: "waiting" });
      await kept;
      // Another tab may have sent it while this one waited for its turn.
      const known = await world.storage.load().catch(() => null);
      if (known && stored.has(item.key) && !known.some((one) => one.key === item.key)) {
        set(items.filter((one) => one.key !== item.key));
        continue;
      }
      // Deleted by the person in the meantime.
      if (!items.some((one) => one.key === item.key)) continue;
      change((one) => one.key === item.key, { state: "sending" });
      try {
        await world.send(item);
        forget(conversationId);
        drop(item.key);
        // Another tab gets its turn only when it can see that this one is sent.
        await kept;
      } catch (cause) {
        if (!failed(item, cause)) return;
      }
    }
  };

  async function run(conversationId: string): Promise<void> {
    if (busy.has(conversationId)) return void asked.add(conversationId);
    busy.add(conversationId);
    await world.alone(conversationId, () => sendAll(conversationId)).catch(() => undefined);
    busy.delete(conversationId);
    if (asked.delete(conversationId) && !tries.has(conversationId)) await run(conversationId);
  }

  const runAll = (): void => {
    for (const conversationId of new Set(items.map((item) => item.conversationId))) void run(conversationId);
  };

  const store: UnsentStore = {
    items: () => items,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    add({ key = newUlid(now()), ...rest }) {
      if (items.length >= mostUnsent) throw new Error(`${mostUnsent} messages are waiting to be sent. Send or delete some of them first.`);
      const item: KeptItem = { ...rest, key, addedAt: now() };
      keep(() => world.storage.put(item).then(() => stored.add(key)));
      // What waits before it goes first.
      forget(rest.conversationId);
      change((one) => one.conversationId === rest.conversationId && one.state === "failed" && one.why === undefined, { state: "sending" });
      set([...items, { ...item, state: world.online() ? "sending" : "waiting" }]);
      void run(rest.conversationId);
      return key;
    },
    retry(key) {
      const which = (item: UnsentItem): boolean => item.state === "failed" && (key === undefined || item.key === key);
      for (const item of items.filter(which)) forget(item.conversationId);
      change(which, { state: world.online() ? "sending" : "waiting" });
      runAll();
    },
    remove: drop,
    wake() {
      for (const conversationId of [...tries.keys()]) forget(conversationId);
      change((item) => item.state !== "failed" || item.why === undefined, { state: world.online() ? "sending" : "waiting" });
      runAll();
    },
    async reload() {
      await kept;
      const found = await world.storage.load().catch(() => null);
      if (!found || !open) return;
      const old = found.filter((item) => item.addedAt <= now() - keepMs);
      for (const item of old) keep(() => world.storage.remove(item.key));
      const fresh = found.filter((item) => !old.includes(item));
      // An item that the browser refused to keep is known here only.
      const next = new Map(items.filter((item) => !stored.has(item.key)).map((item) => [item.key, item]));
      for (const item of fresh) {
        stored.add(item.key);
        next.set(item.key, items.find((one) => one.key === item.key) ?? { ...item, state: world.online() ? "sending" : "waiting" });
      }
      set([...next.values()].sort((a, b) => (a.key < b.key ? -1 : 1)));
      runAll();
    },
    close() {
      open = false;
      for (const conversationId of [...tries.keys()]) forget(conversationId);
      set([]);
      listeners.clear();
    },
  };
  return store;
}
