import { TRPCClientError } from "@trpc/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMemoryStorage } from "./memory-storage.ts";
import { createUnsentStore, mostUnsent } from "./unsent-store.ts";
import type { UnsentItem } from "./unsent-item.ts";
import type { UnsentWorld } from "./unsent-store.ts";

const refusal = (appCode: string, message: string) => TRPCClientError.from({ error: { message, code: -1, data: { appCode } } } as never);
const settle = () => vi.advanceTimersByTimeAsync(0);

function world(given: Partial<UnsentWorld> = {}) {
  const sent: string[] = [];
  const net = { online: true };
  const turns = new Map<string, Promise<void>>();
  const made: UnsentWorld & { sent: string[]; net: typeof net } = {
    storage: createMemoryStorage(),
    online: () => net.online,
    send: async (item: UnsentItem) => void sent.push(String(item.payload)),
    // As Web Locks do: one after the other for each name.
    alone(name, run) {
      const turn = (turns.get(name) ?? Promise.resolve()).then(run);
      turns.set(name, turn.catch(() => undefined));
      return turn;
    },
    ...given,
    sent,
    net,
  };
  return made;
}

const message = (payload: string, conversationId = "c1") => ({ conversationId, kind: "message" as const, payload });
const shown = (items: readonly UnsentItem[]) => items.map((item) => `${String(item.payload)}: ${item.state}`);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("unsent items", () => {
  it("leave in the order in which they were written, one at a time, and then are gone here and from what is kept", async () => {
    const order: string[] = [];
    const here = world({
      send: async ({ payload }) => {
        order.push(`start ${String(payload)}`);
        await Promise.resolve();
        order.push(`end ${String(payload)}`);
      },
    });
    const store = createUnsentStore(here);
    store.add(message("one"));
    store.add(message("two"));
    await settle();
    expect(order).toEqual(["start one", "end one", "start two", "end two"]);
    expect(store.items()).toEqual([]);
    expect(await here.storage.load()).toEqual([]);
  });

  it("wait while offline, and go once each when the browser is back", async () => {
    const here = world();
    here.net.online = false;
    const store = createUnsentStore(here);
    store.add(message("one"));
    store.add(message("two"));
    await settle();
    expect(shown(store.items())).toEqual(["one: waiting", "two: waiting"]);
    here.net.online = true;
    store.wake();
    store.wake();
    await settle();
    expect(here.sent).toEqual(["one", "two"]);
  });

  it("are tried again after 1, 2, 4, 8, 16 and 30 seconds with the same key, and then are the person's to try", async () => {
    const keys: string[] = [];
    const here = world({
      send: async ({ key }) => {
        keys.push(key);
        throw new Error("no network");
      },
    });
    const store = createUnsentStore(here);
    store.add(message("one"));
    store.add(message("two"));
    await settle();
    expect(keys).toHaveLength(1);
    for (const [at, wait] of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000].entries()) {
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(keys).toHaveLength(at + 1);
      await vi.advanceTimersByTimeAsync(1);
      expect(keys).toHaveLength(at + 2);
    }
    expect(new Set(keys).size).toBe(1);
    expect(shown(store.items())).toEqual(["one: failed", "two: failed"]);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(keys).toHaveLength(7);
    store.retry();
    await settle();
    expect(keys).toHaveLength(8);
  });

  it("that the server refuses say why and hold up nothing behind them", async () => {
    const here = world();
    const send = here.send.bind(here);
    const store = createUnsentStore({ ...here, send: (item) => (item.payload === "bad" ? Promise.reject(refusal("FORBIDDEN", "Your practice does not take messages here.")) : send(item)) });
    store.add(message("bad"));
    store.add(message("good"));
    await settle();
    expect(store.items()).toMatchObject([{ payload: "bad", state: "failed", why: "Your practice does not take messages here." }]);
    expect(here.sent).toEqual(["good"]);
    await vi.advanceTimersByTimeAsync(120_000);
    store.wake();
    await settle();
    expect(store.items()).toHaveLength(1);
  });

  it("of one conversation do not wait for those of another", async () => {
    const here = world();
    const send = here.send.bind(here);
    const store = createUnsentStore({ ...here, send: (item) => (item.conversationId === "stuck" ? Promise.reject(new Error("down")) : send(item)) });
    store.add(message("stuck", "stuck"));
    store.add(message("free", "other"));
    await settle();
    expect(here.sent).toEqual(["free"]);
  });

  it("are sent by one of two tabs only, however slow the device", async () => {
    const fast = createMemoryStorage();
    const remove = (key: string) => new Promise<void>((resolve) => setTimeout(resolve, 500)).then(() => fast.remove(key));
    const here = world({ storage: { ...fast, remove } });
    const first = createUnsentStore(here);
    const second = createUnsentStore(here);
    here.net.online = false;
    first.add(message("one"));
    first.add(message("two"));
    await settle();
    await second.reload();
    expect(second.items()).toHaveLength(2);
    here.net.online = true;
    first.wake();
    second.wake();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(here.sent).toEqual(["one", "two"]);
    expect(second.items()).toEqual([]);
  });

  it("come back after a reload with their keys, except those of the day before", async () => {
    const here = world({ now: Date.now });
    here.net.online = false;
    const before = createUnsentStore(here);
    before.add(message("old"));
    await vi.advanceTimersByTimeAsync(13 * 3_600_000);
    const key = before.add(message("fresh"));
    await settle();
    before.close();
    await vi.advanceTimersByTimeAsync(12 * 3_600_000);
    const after = createUnsentStore(here);
    await after.reload();
    expect(after.items()).toMatchObject([{ key, payload: "fresh", state: "waiting" }]);
    await settle();
    expect(await here.storage.load()).toHaveLength(1);
  });

  it("still go when the browser refuses to keep them", async () => {
    const refuse = () => Promise.reject(new Error("QuotaExceededError"));
    const here = world({ storage: { ...createMemoryStorage(), put: refuse } });
    const store = createUnsentStore(here);
    store.add(message("one"));
    await settle();
    expect(here.sent).toEqual(["one"]);
    expect(store.items()).toEqual([]);
  });

  it("written while an earlier one is on its way are sent too", async () => {
    let arrive = (): void => undefined;
    const here = world();
    const send = here.send.bind(here);
    const store = createUnsentStore({ ...here, send: (item) => (item.payload === "slow" ? new Promise<void>((resolve) => (arrive = resolve)) : send(item)) });
    store.add(message("slow"));
    await settle();
    store.add(message("next"));
    arrive();
    await settle();
    expect(here.sent).toEqual(["next"]);
    expect(store.items()).toEqual([]);
  });

  it("are at most fifty, and the next one is refused with a sentence", async () => {
    const here = world();
    here.net.online = false;
    const store = createUnsentStore(here);
    for (let at = 0; at < mostUnsent; at++) store.add(message(String(at)));
    expect(() => store.add(message("more"))).toThrow("50 messages are waiting to be sent. Send or delete some of them first.");
    store.remove(store.items()[0]?.key ?? "");
    expect(() => store.add(message("more"))).not.toThrow();
  });

  it("that the person deletes while they wait are never sent", async () => {
    const here = world();
    here.net.online = false;
    const store = createUnsentStore(here);
    const key = store.add(message("one"));
    store.remove(key);
    here.net.online = true;
    store.wake();
    await settle();
    expect(here.sent).toEqual([]);
    expect(await here.storage.load()).toEqual([]);
  });
});
