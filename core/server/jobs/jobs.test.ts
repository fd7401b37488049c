import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { openBackgroundHost, type BackgroundHost } from "../../testing/background-host.ts";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import type { JobDefinition } from "../plugins/define-plugin.ts";
import { lastSlot } from "./add-cron-slots.ts";

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(text);

describe.each(testEngines())("jobs on $name", ({ make }) => {
  let database: TestDatabase;
  const open: BackgroundHost[] = [];
  let ran: string[];
  let failing: boolean;
  let now: number;

  beforeEach(async () => {
    ran = [];
    failing = false;
    now = at("2026-11-23T12:00:00Z");
    database = await make();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
    await database.drop();
  });

  const jobs: Record<string, JobDefinition> = {
    count: {
      payload: z.object({ n: z.number() }),
      run: async (_ctx, payload) => {
        ran.push(`count ${JSON.stringify(payload)}`);
        if (failing) throw new Error("not now");
      },
    },
    nightly: { payload: z.object({}), cron: "0 3 * * *", run: async (ctx) => void ran.push(`nightly ${ctx.practiceId}`) },
    broken: { payload: z.object({}), cron: "sometimes", run: async () => undefined },
  };
  const boot = async (practices: { id: string; timeZone: string }[] = []): Promise<BackgroundHost> => {
    const one = await openBackgroundHost({ url: database.url, clock: { now: () => now }, practices, plugins: { sums: { jobs } } });
    open.push(one);
    return one;
  };
  const add = ({ host }: BackgroundHost, payload: unknown, more: { key?: string; dueAt?: number } = {}): Promise<void> =>
    host.jobs.add({ practiceId: "practice", pluginId: "sums", name: "count", payload, ...more }, host.db.hot);

  it("runs a job once when it is due", async () => {
    const one = await boot();
    await add(one, { n: 1 });
    await add(one, { n: 2 }, { dueAt: now + HOUR });
    await one.host.jobs.drain();
    await one.host.jobs.drain();
    expect(ran).toEqual(['count {"n":1}']);
    now += HOUR;
    await one.host.jobs.drain();
    expect(ran).toEqual(['count {"n":1}', 'count {"n":2}']);
  });

  it("takes two jobs with one key for one, also after it is done, and jobs without a key apart", async () => {
    const one = await boot();
    await add(one, { n: 1 }, { key: "k" });
    await add(one, { n: 1 }, { key: "k" });
    await one.host.jobs.drain();
    await add(one, { n: 1 }, { key: "k" });
    await add(one, { n: 3 });
    await add(one, { n: 3 });
    await one.host.jobs.drain();
    expect(ran).toEqual(['count {"n":1}', 'count {"n":3}', 'count {"n":3}']);
  });

  it("tries again later when a job fails, and does not run what its schema refuses", async () => {
    const one = await boot();
    failing = true;
    await add(one, { n: 1 });
    await add(one, { n: "one" });
    await one.host.jobs.drain();
    expect(ran).toHaveLength(1);
    failing = false;
    now += 1_000;
    await one.host.jobs.drain();
    expect(ran).toEqual(['count {"n":1}', 'count {"n":1}']);
  });

  it("shows a job that failed for good to administrators, who may try it again", async () => {
    const one = await boot();
    failing = true;
    await add(one, { n: 1 });
    for (let turn = 0; turn < 8; turn += 1) {
      await one.host.jobs.drain();
      now += HOUR;
    }
    expect(ran).toHaveLength(6);
    const [dead] = await one.host.outbox.dead("practice");
    expect(dead).toMatchObject({ consumer: "sums", name: "count", error: "not now" });
    failing = false;
    await one.host.outbox.retry("practice", dead?.id ?? "");
    await one.host.jobs.drain();
    expect(ran).toHaveLength(7);
    expect(await one.host.outbox.dead("practice")).toEqual([]);
  });

  it("skips the jobs of a plugin that is off", async () => {
    const one = await boot();
    one.switchPlugin("sums", false);
    await add(one, { n: 1 });
    await one.host.jobs.drain();
    one.switchPlugin("sums", true);
    await one.host.jobs.drain();
    expect(ran).toEqual([]);
  });

  it("runs each cron slot once on two nodes, in each practice's own zone, past a pattern that cannot be read", async () => {
    const practices = [{ id: "new-york", timeZone: "America/New_York" }, { id: "berlin", timeZone: "Europe/Berlin" }];
    now = at("2026-11-24T01:59:59Z");
    const nodes = [await boot(practices), await boot(practices)];
    const drainAll = (): Promise<unknown> => Promise.all(nodes.map(({ host }) => host.jobs.drain()));
    await drainAll();
    ran.length = 0;
    now = at("2026-11-24T02:00:00Z");
    await drainAll();
    await drainAll();
    expect(ran).toEqual(["nightly berlin"]);
    now = at("2026-11-24T08:00:00Z");
    await drainAll();
    await drainAll();
    expect(ran).toEqual(["nightly berlin", "nightly new-york"]);
  });

  it("does not run a slot again after a restart", async () => {
    const practices = [{ id: "berlin", timeZone: "Europe/Berlin" }];
    await (await boot(practices)).host.jobs.drain();
    expect(ran).toEqual(["nightly berlin"]);
    await (await boot(practices)).host.jobs.drain();
    expect(ran).toEqual(["nightly berlin"]);
  });
});

describe("the last slot of a cron pattern", () => {
  it("is the moment itself when it is one", () => {
    expect(lastSlot("*/5 * * * *", "UTC", at("2026-11-23T12:05:00Z"))).toBe(at("2026-11-23T12:05:00Z"));
    expect(lastSlot("*/5 * * * *", "UTC", at("2026-11-23T12:04:59.900Z"))).toBe(at("2026-11-23T12:00:00Z"));
  });

  it("follows the practice's clock when it changes", () => {
    expect(lastSlot("0 9 * * *", "America/New_York", at("2026-10-31T20:00:00Z"))).toBe(at("2026-10-31T13:00:00Z"));
    expect(lastSlot("0 9 * * *", "America/New_York", at("2026-11-01T20:00:00Z"))).toBe(at("2026-11-01T14:00:00Z"));
  });

  it("is none when it lies more than a day back", () => {
    expect(lastSlot("0 9 1 * *", "UTC", at("2026-11-23T12:00:00Z"))).toBeNull();
  });
});
