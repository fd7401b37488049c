import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { assign, cancel, raise, setup } from "xstate";
import { openBackgroundHost, type BackgroundHost } from "../../testing/background-host.ts";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import type { StaffViewer } from "../viewer.ts";
import { defineWorkflow, type WorkflowDefinition } from "./define-workflow.ts";

const DAY = 86_400_000;
const ran: { name: string; params: unknown; onceKey: string }[] = [];
const projected: string[] = [];

const machine = setup({
  types: { context: {} as { reminders: number }, events: {} as { type: "done" } | { type: "snooze" } | { type: "hurry" } | { type: "calm" } },
  actions: { remind: (_, _params: { times: number }) => undefined, thank: () => undefined },
  guards: { few: ({ context }) => context.reminders < 2 },
  delays: { day: DAY },
}).createMachine({
  id: "reminder",
  context: { reminders: 0 },
  initial: "open",
  states: {
    open: {
      after: {
        day: [
          { target: "open", reenter: true, guard: "few", actions: [assign({ reminders: ({ context }) => context.reminders + 1 }), { type: "remind", params: ({ context }) => ({ times: context.reminders }) }] },
          { target: "given-up" },
        ],
      },
      on: {
        done: "done",
        snooze: "snoozed",
        hurry: { actions: raise({ type: "done" }, { delay: 5_000, id: "hurry" }) },
        calm: { actions: cancel("hurry") },
      },
    },
    snoozed: { on: { done: "done" } },
    "given-up": { type: "final" },
    done: { type: "final", entry: "thank" },
  },
});

const note = (name: string) => async (_ctx: unknown, params: never, info: { onceKey: string }): Promise<void> => void ran.push({ name, params, onceKey: info.onceKey });
const reminder = defineWorkflow({
  name: "reminder",
  version: 1,
  machine,
  effects: { remind: note("remind"), thank: note("thank") },
  project: async (_ctx, _tx, subjectId, { value }) => void projected.push(`${subjectId} ${value}`),
});
const staff = { kind: "staff", staffId: "staff-1" } as StaffViewer;

describe.each(testEngines())("workflows on $name", ({ make }) => {
  let database: TestDatabase;
  const open: BackgroundHost[] = [];
  let now = 0;

  beforeEach(async () => {
    now = 1_000_000;
    ran.length = 0;
    projected.length = 0;
    database = await make();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
    await database.drop();
  });

  const boot = async (workflow: WorkflowDefinition = reminder): Promise<BackgroundHost> => {
    const one = await openBackgroundHost({ url: database.url, clock: { now: () => now }, plugins: { tasks: { workflows: [workflow] } } });
    open.push(one);
    return one;
  };
  const start = ({ host }: BackgroundHost, subjectId: string): Promise<unknown> =>
    host.db.transaction((tx) => host.context("tasks", "practice", null).workflows.start(reminder, { subjectId }, tx));
  const send = ({ host }: BackgroundHost, subjectId: string, type: string): ReturnType<typeof host.workflows.send> =>
    host.db.transaction((tx) => host.context("tasks", "practice", staff).workflows.send(reminder, subjectId, { type }, tx));
  const valueOf = async ({ host }: BackgroundHost, subjectId: string): Promise<string | undefined> =>
    (await host.context("tasks", "practice", null).workflows.state(reminder, subjectId))?.value;

  it("moves, runs named actions after the commit and tells who moved it", async () => {
    const one = await boot();
    await start(one, "a");
    const state = await send(one, "a", "done");
    expect([state.value, state.version, state.can({ type: "snooze" })]).toEqual(["done", 2, false]);
    expect(ran).toEqual([]);
    await one.host.outbox.drain();
    expect(ran.map(({ name }) => name)).toEqual(["thank"]);
    expect(projected).toEqual(["a open", "a done"]);
    expect(await one.host.workflows.history("practice", "tasks", "reminder", "a")).toEqual([
      { at: now, from: null, to: "open", event: "start", actor: null },
      { at: now, from: "open", to: "done", event: "done", actor: "staff-1" },
    ]);
  });

  it("changes nothing for an event that the state does not take", async () => {
    const one = await boot();
    await start(one, "a");
    await send(one, "a", "snooze");
    const state = await send(one, "a", "calm");
    expect([state.value, state.version, state.can({ type: "done" })]).toEqual(["snoozed", 2, true]);
    expect(await one.host.workflows.history("practice", "tasks", "reminder", "a")).toHaveLength(2);
  });

  it("answers not found without an instance, and conflict when it was started before", async () => {
    const one = await boot();
    await expect(send(one, "nobody", "done")).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await start(one, "a");
    await expect(start(one, "a")).rejects.toMatchObject({ appCode: "CONFLICT" });
  });

  it("undoes everything with the caller's transaction", async () => {
    const one = await boot();
    await start(one, "a");
    const { host } = one;
    await expect(
      host.db.transaction(async (tx) => {
        await host.context("tasks", "practice", null).workflows.send(reminder, "a", { type: "done" }, tx);
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    await host.outbox.drain();
    expect(ran).toEqual([]);
    expect(await valueOf(one, "a")).toBe("open");
    now += DAY;
    expect(await host.workflows.fireTimers()).toBe(1);
  });

  it("keeps timers over a restart and gives up after the last reminder", async () => {
    const before = await boot();
    await start(before, "a");
    await before.close();
    open.length = 0;
    const after = await boot();
    now += DAY - 1;
    expect(await after.host.workflows.fireTimers()).toBe(0);
    now += 1;
    expect(await after.host.workflows.fireTimers()).toBe(1);
    now += DAY;
    expect(await after.host.workflows.fireTimers()).toBe(1);
    expect(await valueOf(after, "a")).toBe("open");
    now += DAY;
    await after.host.workflows.fireTimers();
    expect(await valueOf(after, "a")).toBe("given-up");
    await after.host.outbox.drain();
    expect(ran.map(({ params }) => params)).toEqual([{ times: 1 }, { times: 2 }]);
    expect(new Set(ran.map(({ onceKey }) => onceKey)).size).toBe(2);
    expect(await after.host.db.hot.all("SELECT id FROM workflow_timers")).toEqual([]);
  });

  it("fires a delayed raise once, and not when it was cancelled", async () => {
    const one = await boot();
    await start(one, "kept");
    await start(one, "cancelled");
    for (const subject of ["kept", "cancelled"]) await send(one, subject, "hurry");
    await send(one, "cancelled", "calm");
    now += 5_000;
    expect(await one.host.workflows.fireTimers()).toBe(1);
    expect([await valueOf(one, "kept"), await valueOf(one, "cancelled")]).toEqual(["done", "open"]);
  });

  it("drops a timer that is cancelled while another node holds its lease", async () => {
    const one = await boot();
    await start(one, "a");
    await one.host.db.hot.run("UPDATE workflow_timers SET claim = ?, claimed_until = ?", ["0".repeat(26), now + DAY * 2]);
    await send(one, "a", "snooze");
    expect(await one.host.db.hot.all("SELECT id FROM workflow_timers")).toEqual([]);
  });

  it("fires 1,000 timers that are due at once exactly once on two nodes", { timeout: 60_000 }, async () => {
    const [one, two] = [await boot(), await boot()];
    const { host } = one;
    const ctx = host.context("tasks", "practice", null);
    await host.db.transaction(async (tx) => {
      for (let n = 0; n < 1_000; n += 1) await ctx.workflows.start(reminder, { subjectId: `s${n}` }, tx);
    });
    now += DAY;
    const fired = await Promise.all([one.host.workflows.fireTimers(), two.host.workflows.fireTimers()]);
    expect(fired[0] + fired[1]).toBe(1_000);
    expect(Math.min(...fired)).toBeGreaterThan(0);
    const moves = await host.db.hot.all<{ many: number }>("SELECT COUNT(*) AS many FROM workflow_history WHERE lock_version = 2");
    expect(moves[0]?.many).toBe(1_000);
    expect(await host.db.hot.all("SELECT subject_id FROM workflow_instances WHERE lock_version <> 2")).toEqual([]);
    expect(await host.db.hot.all("SELECT id FROM outbox")).toHaveLength(1_000);
  });

  it("holds timers while the plugin is off and runs them once, oldest first, when it is on again", async () => {
    const one = await boot();
    for (const subject of ["first", "second", "third"]) {
      await start(one, subject);
      now += 1_000;
    }
    one.switchPlugin("tasks", false);
    now += 400 * DAY;
    await one.host.workflows.fireTimers();
    await one.host.workflows.fireTimers();
    expect(projected).toEqual(["first open", "second open", "third open"]);
    one.switchPlugin("tasks", true);
    await one.host.workflows.release("practice", "tasks");
    expect(await one.host.workflows.fireTimers()).toBe(3);
    expect(projected.slice(3)).toEqual(["first open", "second open", "third open"]);
    expect(await one.host.workflows.fireTimers()).toBe(0);
  });

  it("lets no failing timer keep the others back", async () => {
    const fragile = { ...reminder, project: async (_ctx: unknown, _tx: unknown, subjectId: string) => {
      if (subjectId === "bad" && now > 1_000_000) throw new Error("no such record");
    } };
    const one = await boot(fragile);
    await start(one, "bad");
    await start(one, "good");
    now += DAY;
    await one.host.workflows.fireTimers();
    expect((await one.host.workflows.history("practice", "tasks", "reminder", "good")).length).toBe(2);
    expect((await one.host.workflows.history("practice", "tasks", "reminder", "bad")).length).toBe(1);
    for (let turn = 0; turn < 6; turn += 1) {
      now += 3_600_000;
      await one.host.workflows.fireTimers();
    }
    expect(await one.host.outbox.dead("practice")).toMatchObject([{ consumer: "tasks", name: "reminder", error: "no such record" }]);
  });

  it("reads again when another moved it between reading and writing", async () => {
    const one = await boot();
    await start(one, "a");
    let stolen = 0;
    const { host } = one;
    const ctx = host.context("tasks", "practice", null);
    const state = await host.db.transaction((tx) => {
      const meddling = {
        ...tx,
        async run(sql: string, params?: Parameters<typeof tx.run>[1]) {
          if (sql.startsWith("UPDATE workflow_instances") && stolen < 3) {
            stolen += 1;
            await tx.run("UPDATE workflow_instances SET lock_version = lock_version + 1");
          }
          return tx.run(sql, params);
        },
      };
      return ctx.workflows.send(reminder, "a", { type: "snooze" }, meddling);
    });
    expect([state.value, state.version]).toEqual(["snoozed", 5]);
  });

  it("lets two people who act at the same moment both be heard", async () => {
    const [one, two] = [await boot(), await boot()];
    await start(one, "a");
    await Promise.all([send(one, "a", "hurry"), send(two, "a", "snooze")]);
    const history = await one.host.workflows.history("practice", "tasks", "reminder", "a");
    expect(history.at(-1)?.to).toBe("snoozed");
  });

  it("carries a stored snapshot over to a new version", async () => {
    const one = await boot();
    await start(one, "a");
    const { host } = one;
    const ctx = host.context("tasks", "practice", null);
    const newer = { ...reminder, version: 2 };
    await expect(ctx.workflows.state(newer, "a")).rejects.toThrow(/tasks: workflow "reminder" is at version 2 and has no `migrate`/);
    const migrate = (snapshot: unknown, from: number): unknown => ({ ...(snapshot as object), context: { reminders: 10 + from } });
    const state = await host.db.transaction((tx) => ctx.workflows.send({ ...newer, migrate }, "a", { type: "snooze" }, tx));
    expect(state).toMatchObject({ value: "snoozed", context: { reminders: 11 } });
    await expect(ctx.workflows.state(reminder, "a")).rejects.toThrow(/install the newer plugin/);
  });
});
