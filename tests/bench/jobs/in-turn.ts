import { performance } from "node:perf_hooks";
import { initTRPC } from "@trpc/server";
import { ulid } from "ulid";
import { z } from "zod";
import type { TestPortal } from "../../../core/testing/test-portal.ts";

/** What one kind of work took, in milliseconds at the middle, beside the least that the same stack needs for it. */
export interface Work {
  name:
    | "open-form" | "save-field" | "submit-form" | "sign-document" | "render-document" | "list-to-dos"
    | "slots-of-one" | "slots-of-hundred" | "book" | "week" | "pay" | "balance" | "superbills";
  ours: number;
  bare: number;
  n: number;
}

export interface Bare {
  put(body: string): Promise<unknown>;
  get(): Promise<unknown>;
  list(): Promise<unknown>;
}

/** tRPC's own caller, zod, and one prepared statement; `known` is the row that `get` reads. */
export async function bareStack({ host }: TestPortal, known: unknown = {}): Promise<Bare> {
  const { hot } = host.db;
  await hot.run("CREATE TABLE bench_bare (id CHAR(26) NOT NULL PRIMARY KEY, body TEXT NOT NULL)", []);
  const t = initTRPC.create();
  const router = t.router({
    put: t.procedure.input(z.object({ id: z.string(), body: z.string() })).mutation(({ input }) => hot.run("INSERT INTO bench_bare (id, body) VALUES (?, ?)", [input.id, input.body])),
    get: t.procedure.input(z.object({ id: z.string() })).query(async ({ input }) => {
      const [row] = await hot.all<{ body: string }>("SELECT body FROM bench_bare WHERE id = ?", [input.id]);
      return JSON.parse(row?.body ?? "null") as unknown;
    }),
    list: t.procedure.query(() => hot.all("SELECT id, body FROM bench_bare ORDER BY id LIMIT 500", [])),
  });
  const caller = t.createCallerFactory(router)({});
  const id = ulid();
  await caller.put({ id, body: JSON.stringify(known) });
  return { put: (body) => caller.put({ id: ulid(), body }), get: () => caller.get({ id }), list: () => caller.list() };
}

const middle = (durations: readonly number[]): number => [...durations].sort((a, b) => a - b)[Math.floor(durations.length / 2)] ?? 0;

/** Ours and bare in turn, after a warm-up of both. */
export async function inTurn(name: Work["name"], times: number, ours: (turn: number) => Promise<unknown>, bare: () => Promise<unknown>): Promise<Work> {
  const took: Record<"ours" | "bare", number[]> = { ours: [], bare: [] };
  const warmUp = Math.min(5, Math.ceil(times / 4));
  for (let turn = 0; turn < times + warmUp; turn += 1) {
    for (const [who, run] of [["bare", bare], ["ours", () => ours(turn)]] as const) {
      const began = performance.now();
      await run();
      if (turn >= warmUp) took[who].push(performance.now() - began);
    }
  }
  return { name, ours: middle(took.ours), bare: middle(took.bare), n: times };
}
