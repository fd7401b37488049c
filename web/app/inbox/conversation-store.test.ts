import { expect, it, vi } from "vitest";
import type { Entry, TimelinePage } from "@anteroom/core/server";
import type { ConversationSource, Place } from "./conversation-source.ts";
import { createConversationStore } from "./conversation-store.ts";
import { sampleEntries, sampleEntry, samplePage } from "./sample-entries.ts";

/** A server that holds entries 1 to `count`. */
function serverWith(count: number) {
  const all = sampleEntries(1, count);
  const asked: (Place | undefined)[] = [];
  const source: ConversationSource = {
    async open(at) {
      asked.push(at);
      const size = 50;
      const last = all.at(-1)?.seq ?? 0;
      const page = (entries: Entry[]): TimelinePage => samplePage(entries, { hasOlder: (entries[0]?.seq ?? 1) > 1, hasNewer: (entries.at(-1)?.seq ?? last) < last, conversation: { lastSeq: last } });
      if (at === undefined) return page(all.slice(-size));
      if ("before" in at) return page(all.filter((entry) => entry.seq < at.before).slice(-size));
      if ("after" in at) return page(all.filter((entry) => entry.seq > at.after).slice(0, size));
      const middle = all.findIndex((entry) => entry.id === at.around);
      if (middle < 0) throw new Error("not found");
      return page(all.slice(Math.max(0, middle - 25), middle + 25));
    },
    card: () => Promise.reject(new Error("no card")),
    act: () => Promise.reject(new Error("no card")),
    read: () => Promise.resolve(),
  };
  return { all, asked, source };
}

const seqs = (store: ReturnType<typeof createConversationStore>): number[] => store.state().entries.map((entry) => entry.seq);

async function opened(count: number) {
  const server = serverWith(count);
  const onArrival = vi.fn<(entry: Entry) => void>();
  const store = createConversationStore({ page: await server.source.open(), side: "portal", source: server.source, onArrival });
  return { ...server, store, onArrival };
}

it("reaches the first message of a long history and the last again within its window", async () => {
  const { store } = await opened(1000);
  while (store.state().hasOlder) await store.showOlder();
  expect(seqs(store)[0]).toBe(1);
  expect(store.state()).toMatchObject({ hasNewer: true, entries: { length: 300 } });
  while (store.state().hasNewer) await store.showNewer();
  expect(seqs(store).at(-1)).toBe(1000);
  expect(seqs(store)).toHaveLength(300);
});

it("fetches everything that was missed after a reconnect, page by page, each once", async () => {
  const { store, all, onArrival } = await opened(60);
  all.push(...sampleEntries(61, 180));
  store.hear({ type: "reconnected" });
  store.hear({ type: "reconnected" });
  await vi.waitFor(() => expect(seqs(store).at(-1)).toBe(180));
  expect(seqs(store)).toEqual(Array.from({ length: 170 }, (_, at) => at + 11));
  expect(onArrival).toHaveBeenCalledTimes(120);
});

it("fetches what an event without its entry told of", async () => {
  const { store, all } = await opened(10);
  all.push(sampleEntry(11, { kind: "event" }));
  store.hear({ type: "entry", seq: 11, entry: undefined });
  await vi.waitFor(() => expect(seqs(store).at(-1)).toBe(11));
});

it("tells of an arriving entry once, and never of the reader's own", async () => {
  const { store, onArrival } = await opened(3);
  const own = sampleEntry(4, { author: { kind: "portal", id: "U", name: "Jordan" } });
  store.hear({ type: "entry", seq: 4, entry: own });
  store.hear({ type: "entry", seq: 5, entry: sampleEntry(5) });
  store.hear({ type: "entry", seq: 5, entry: sampleEntry(5) });
  store.hear({ type: "entry", seq: 2, entry: sampleEntry(2) });
  expect(onArrival.mock.calls.map(([entry]) => entry.seq)).toEqual([5]);
});

it("jumps to an entry far back, and says when it is gone", async () => {
  const { store } = await opened(500);
  expect(await store.showEntry("E40")).toBe(true);
  expect(seqs(store)).toContain(40);
  expect(store.state().hasNewer).toBe(true);
  expect(await store.showEntry("none")).toBe(false);
  expect(store.state()).toMatchObject({ loading: null, failed: true });
  await store.showLatest();
  expect(seqs(store).at(-1)).toBe(500);
});

it("asks for an older page once, however often it is wished for at the same time", async () => {
  const { store, asked } = await opened(200);
  await Promise.all([store.showOlder(), store.showOlder(), store.showOlder()]);
  expect(asked.filter((at) => at && "before" in at)).toHaveLength(1);
});

it("joins the page of a reloaded route without leaving a hole", async () => {
  const { store } = await opened(10);
  store.take(samplePage(sampleEntries(8, 12)));
  expect(seqs(store)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  store.take(samplePage(sampleEntries(100, 110), { hasOlder: true }));
  expect(seqs(store)).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110]);
  expect(store.state().hasOlder).toBe(true);
});
