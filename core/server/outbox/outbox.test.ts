import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { openBackgroundHost, type BackgroundHost, type BackgroundHostOptions } from "../../testing/background-host.ts";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import { countStatements } from "../database/statement-counter.ts";
import { defineEvent } from "./define-event.ts";
import { listen, type Listener } from "./listen.ts";
import type { OutboxRow } from "./outbox.ts";

const told = defineEvent({ name: "teller.told", version: 1, schema: z.object({ n: z.number() }), example: { n: 1 } });
const hearing = (as: string, run: (n: number) => Promise<void> | void): Listener =>
  listen({ to: "teller.told", version: 1, as, read: z.object({ n: z.number() }), run: async (_ctx, { data }) => run(data.n) }) as Listener;

describe.each(testEngines())("the outbox on $name", ({ make }) => {
  let database: TestDatabase;
  const open: BackgroundHost[] = [];
  let now = 1_000_000;
  const clock = { now: () => now };

  beforeEach(async () => {
    now = 1_000_000;
    database = await make();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
    await database.drop();
  });

  const boot = async (listeners: readonly Listener[], more: Partial<BackgroundHostOptions> = {}): Promise<BackgroundHost> => {
    const one = await openBackgroundHost({ url: database.url, clock, plugins: { teller: { events: [told] }, hearer: { listens: listeners } }, ...more });
    open.push(one);
    return one;
  };
  const tell = ({ host }: BackgroundHost, n: number): Promise<void> =>
    host.db.transaction((tx) => host.context("teller", "practice", null).events.publish(told, { n }, tx));
  const effect = (name: string): OutboxRow => ({ practiceId: "practice", pluginId: "hearer", kind: "effect", name, version: 1, data: null, actor: { kind: "system", id: null } });

  it("adds any number of rows in one statement", async () => {
    const { host } = await boot([]);
    const { statements } = await countStatements(host.db, () => host.outbox.add([effect("a"), effect("b"), effect("c")], host.db.hot));
    expect(statements).toHaveLength(1);
  });

  it("delivers nothing of a transaction that was rolled back", async () => {
    const heard: number[] = [];
    const one = await boot([hearing("a", (n) => void heard.push(n))]);
    await expect(
      one.host.db.transaction(async (tx) => {
        await one.host.context("teller", "practice", null).events.publish(told, { n: 1 }, tx);
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    await one.host.outbox.drain();
    expect(heard).toEqual([]);
  });

  it("refuses an event that is foreign or does not match its schema, naming plugin and event", async () => {
    const { host } = await boot([]);
    const ctx = host.context("hearer", "practice", null);
    await expect(host.db.transaction((tx) => ctx.events.publish(told, { n: 1 }, tx))).rejects.toThrow(/hearer: event "teller.told" must be called "hearer/);
    const wrong = { n: "one" } as unknown as { n: number };
    await expect(host.db.transaction((tx) => host.context("teller", "practice", null).events.publish(told, wrong, tx))).rejects.toThrow(/teller: the data of event "teller.told".*: n:/);
  });

  it("tries only the listener again that failed", async () => {
    const heard: string[] = [];
    let failing = true;
    const one = await boot([
      hearing("first", (n) => {
        heard.push(`first ${n}`);
        if (failing) throw new Error("not now");
      }),
      hearing("second", (n) => void heard.push(`second ${n}`)),
    ]);
    await tell(one, 1);
    await one.host.outbox.drain();
    expect(heard.sort()).toEqual(["first 1", "second 1"]);
    failing = false;
    now += 1_000;
    await one.host.outbox.drain();
    expect(heard.sort()).toEqual(["first 1", "first 1", "second 1"]);
  });

  it("leaves other versions of an event alone", async () => {
    const heard: number[] = [];
    const one = await boot([{ ...hearing("a", (n) => void heard.push(n)), version: 2 }]);
    await tell(one, 1);
    await one.host.outbox.drain();
    expect(heard).toEqual([]);
  });

  it("tries again after 1 s, 10 s, 1 min, 10 min and 1 h, then shows the delivery as dead until it is retried", async () => {
    let tries = 0;
    const one = await boot([
      hearing("a", () => {
        tries += 1;
        throw new Error("still not");
      }),
    ]);
    await tell(one, 1);
    await one.host.outbox.drain();
    expect(tries).toBe(1);
    for (const [index, seconds] of [1, 10, 60, 600, 3_600].entries()) {
      now += seconds * 1_000 - 1;
      await one.host.outbox.drain();
      expect(tries).toBe(index + 1);
      now += 1;
      await one.host.outbox.drain();
      expect(tries).toBe(index + 2);
    }
    now += 86_400_000;
    await one.host.outbox.drain();
    expect(tries).toBe(6);
    const [dead] = await one.host.outbox.dead("practice");
    expect(dead).toMatchObject({ consumer: "hearer/a", name: "teller.told", error: "still not" });
    expect(await one.host.outbox.dead("another")).toEqual([]);
    await expect(one.host.outbox.retry("another", dead?.id ?? "")).rejects.toThrow("We could not find");
    await one.host.outbox.retry("practice", dead?.id ?? "");
    await one.host.outbox.drain();
    expect(tries).toBe(7);
  });

  it("goes on past poison", async () => {
    const heard: number[] = [];
    const one = await boot([
      hearing("a", (n) => {
        if (n % 2 === 0) throw new Error("poison");
        heard.push(n);
      }),
    ]);
    for (let n = 0; n < 40; n += 1) await tell(one, n);
    await one.host.db.hot.run("UPDATE outbox SET data = '{' WHERE data = ?", [JSON.stringify({ n: 1 })]);
    await one.host.outbox.drain();
    expect(heard.sort((a, b) => a - b)).toEqual(Array.from({ length: 19 }, (_, index) => 2 * index + 3));
  });

  it("gives up a delivery that ended its process at every attempt", async () => {
    const heard: number[] = [];
    const one = await boot([hearing("a", (n) => void heard.push(n))]);
    await tell(one, 1);
    await one.host.outbox.drain();
    await one.host.db.hot.run("UPDATE outbox_deliveries SET state = 'waiting', attempt = 6, claim = NULL, claimed_until = 0");
    await one.host.outbox.drain();
    expect(heard).toEqual([1]);
    expect(await one.host.outbox.dead("practice")).toHaveLength(1);
  });

  it("delivers each once when two dispatchers look at the same time", async () => {
    const heard: number[] = [];
    const listener = hearing("a", async (n) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      heard.push(n);
    });
    const [one, two] = [await boot([listener]), await boot([listener])];
    for (let n = 0; n < 180; n += 1) await tell(one, n);
    await Promise.all([one.host.outbox.drain(), two.host.outbox.drain()]);
    await Promise.all([one.host.outbox.drain(), two.host.outbox.drain()]);
    expect(heard.sort((a, b) => a - b)).toEqual(Array.from({ length: 180 }, (_, n) => n));
  });

  it("takes over from a dispatcher whose lease has run out, and not sooner", async () => {
    const heard: number[] = [];
    const one = await boot([hearing("a", (n) => void heard.push(n))]);
    await tell(one, 1);
    await one.host.outbox.drain();
    await one.host.db.hot.run("UPDATE outbox_deliveries SET state = 'waiting', claim = ?, claimed_until = ?", ["0".repeat(26), now + 90_000]);
    now += 90_000 - 1;
    await one.host.outbox.drain();
    expect(heard).toEqual([1]);
    now += 1;
    await one.host.outbox.drain();
    expect(heard).toEqual([1, 1]);
  });

  it("holds the deliveries of a plugin that is off and runs them in order when it is on again", async () => {
    const heard: number[] = [];
    const one = await boot([hearing("a", (n) => void heard.push(n))]);
    one.switchPlugin("hearer", false);
    for (const n of [1, 2, 3]) {
      now += 10;
      await tell(one, n);
    }
    await one.host.outbox.drain();
    now += 29 * 86_400_000;
    await one.host.outbox.drain();
    expect(heard).toEqual([]);
    one.switchPlugin("hearer", true);
    await one.host.outbox.drain();
    expect(heard).toEqual([1, 2, 3]);
  });

  it("hands notices over although their plugin is off, because the notifier drops them", async () => {
    const ran: string[] = [];
    const one = await boot([]);
    one.host.outbox.handle("notice", async ({ row }) => {
      ran.push(row.name);
      return { done: true };
    });
    one.switchPlugin("hearer", false);
    await one.host.outbox.add([{ ...effect("told"), kind: "notice" }], one.host.db.hot);
    await one.host.outbox.drain();
    expect(ran).toEqual(["told"]);
  });

  it("gives up what was held for more than 30 days", async () => {
    const heard: number[] = [];
    const one = await boot([hearing("a", (n) => void heard.push(n))]);
    one.switchPlugin("hearer", false);
    await tell(one, 1);
    await one.host.outbox.drain();
    now += 30 * 86_400_000 + 1;
    one.switchPlugin("hearer", true);
    await one.host.outbox.drain();
    expect(heard).toEqual([]);
    expect(await one.host.outbox.dead("practice")).toMatchObject([{ error: "The plugin was off for 30 days." }]);
  });

  it("puts off what its handler wants later, without counting an attempt", async () => {
    const attempts: number[] = [];
    const one = await boot([]);
    one.host.outbox.handle("effect", async ({ attempt }) => {
      attempts.push(attempt);
      return attempts.length < 9 ? { again: now + 60_000 } : { done: true };
    });
    await one.host.outbox.add([effect("later")], one.host.db.hot);
    for (let turn = 0; turn < 12; turn += 1) {
      await one.host.outbox.drain();
      now += 60_000;
    }
    expect(attempts).toEqual(Array.from({ length: 9 }, () => 1));
  });

  it("waits until a row is due", async () => {
    const ran: string[] = [];
    const one = await boot([]);
    one.host.outbox.handle("effect", async ({ row }) => {
      ran.push(row.name);
      return { done: true };
    });
    await one.host.outbox.add([{ ...effect("tomorrow"), dueAt: now + 86_400_000 }, effect("now")], one.host.db.hot);
    await one.host.outbox.drain();
    expect(ran).toEqual(["now"]);
    now += 86_400_000;
    await one.host.outbox.drain();
    expect(ran).toEqual(["now", "tomorrow"]);
  });

  it("hears of a commit by itself once it is started", async () => {
    let resolve: (n: number) => void = () => undefined;
    const heard = new Promise<number>((done) => (resolve = done));
    const one = await boot([hearing("a", (n) => resolve(n))]);
    one.host.outbox.start();
    await tell(one, 5);
    expect(await heard).toBe(5);
  });

  it("forgets done rows after a week and keeps dead ones", async () => {
    const one = await boot([
      hearing("a", (n) => {
        if (n === 2) throw new Error("never");
      }),
    ]);
    await tell(one, 1);
    await tell(one, 2);
    for (let turn = 0; turn < 7; turn += 1) {
      await one.host.outbox.drain();
      now += 3_600_000;
    }
    now += 8 * 86_400_000;
    const { purgeOutbox } = await import("./purge-outbox.ts");
    await purgeOutbox(one.host);
    expect(await one.host.db.hot.all("SELECT data FROM outbox")).toEqual([{ data: JSON.stringify({ n: 2 }) }]);
    expect(await one.host.outbox.dead("practice")).toHaveLength(1);
  });
});
