import { AppError, idInput, invalid, notFound } from "@anteroom/core/server";
import { z } from "zod";
import { practiceDay } from "../invoices/practice-day.ts";
import { runDue } from "../runs/run-due.ts";
import { runs } from "../runs/run-rows.ts";
import { startRun } from "../runs/start-run.ts";
import { owing } from "../runs/statements-for-some.ts";
import { staffProcedure } from "../trpc.ts";

/** After so long without a step it is taken for stopped, and somebody may let it go on. */
const stoppedMs = 2 * 60_000;

/** How far a run is. */
export const run = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin }, input: { id } }) => {
    const row = (await plugin.model(runs).findOne({ where: { practiceId: plugin.practiceId, id } }))?.get();
    if (!row) throw notFound("this");
    return { id, kind: row.kind, state: row.state, total: row.total, done: row.done, made: row.made, stopped: row.state === "running" && plugin.now() - row.changedAt > stoppedMs };
  });

/** Lets a run that stopped go on where it was. */
export const goOnWithRun = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin }, input: { id } }) => {
    await plugin.transaction(async (tx) => {
      const row = (await plugin.model(runs).findOne({ where: { practiceId: plugin.practiceId, id }, transaction: tx.sequelize, lock: true }))?.get();
      if (!row) throw notFound("this");
      if (row.state === "done" || plugin.now() - row.changedAt <= stoppedMs) return;
      await plugin.model(runs).update({ changedAt: plugin.now() }, { where: { practiceId: plugin.practiceId, id }, transaction: tx.sequelize });
      await plugin.events.publish(runDue, { runId: id, step: row.step }, tx);
    });
    return { id };
  });

/** Who would get a statement, and the runs before. */
export const statementRuns = staffProcedure.meta({ permission: "payments.bill" }).query(async ({ ctx: { plugin } }) => {
  const [who, before] = await Promise.all([owing(plugin), plugin.model(runs).findAll({ where: { practiceId: plugin.practiceId, kind: "statements" }, order: [["id", "DESC"]], limit: 12 })]);
  return { count: who.length, runs: before.map((row) => row.get()).map((row) => ({ id: row.id, state: row.state, made: row.made, total: row.total, at: row.createdAt, ...(JSON.parse(row.asked) as { from: string; to: string }) })) };
});

/** Makes the statements of a month for everybody who owes something, and tells them. The same key makes one run. */
export const makeStatements = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ key: idInput(), from: z.iso.date("Choose a month."), to: z.iso.date("Choose a month.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, from, to } }) => {
    if (from > to) throw invalid({ month: "Choose a month." });
    if (from > (await practiceDay(plugin))) throw invalid({ month: "This month has not begun yet." });
    const total = (await owing(plugin)).length;
    if (total === 0) throw new AppError("CONFLICT", "Nobody owes anything now, so there are no statements to make.");
    await plugin.transaction((tx) =>
      plugin.once(`statements:${key}`, tx, async () => {
        await startRun(plugin, tx, { id: key, kind: "statements", total, startedBy: viewer.staffId, asked: { from, to } });
        await plugin.audit("made-statements", { subject: key, detail: { from, to, count: total } }, tx);
        return null;
      }),
    );
    return { id: key };
  });
