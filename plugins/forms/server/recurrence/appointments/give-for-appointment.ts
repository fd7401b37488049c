import { newId } from "@anteroom/core/server";
import type { EffectInfo, PluginContext, Tx } from "@anteroom/core/server";
import { assignForm } from "../../assignments/assign-form.ts";
import { addDays, dayAt } from "../../assignments/local-day.ts";
import { lockRecurrence } from "../find-recurrence.ts";
import type { Recurrence } from "../recurrence-rows.ts";
import { recurrences } from "../recurrence-rows.ts";
import { whatToGive } from "../what-to-give.ts";
import { appointmentForms } from "./appointment-form-rows.ts";

/** The day until which it is due: the appointment's own when it comes before it, so many days later when it comes after. */
const dueOn = (row: Recurrence, startsAt: number, now: number): string | null =>
  row.unit === "before" ? dayAt(startsAt, row.zone) : row.dueIn === null ? null : addDays(dayAt(now, row.zone), row.dueIn);

/**
 * Gives the form that goes with an appointment, if it is the turn of this one ("every other") and the one before is not open still.
 * Runs again after a crash and gives nothing twice.
 */
export async function giveForAppointment(ctx: PluginContext, { subjectId, onceKey }: EffectInfo): Promise<void> {
  await ctx.transaction((tx) => ctx.once(onceKey, tx, () => give(ctx, subjectId, tx)));
}

async function give(ctx: PluginContext, id: string, tx: Tx): Promise<null> {
  const { practiceId } = ctx;
  const transaction = tx.sequelize;
  const found = (await ctx.model(appointmentForms).findOne({ where: { practiceId, id }, transaction }))?.get();
  const row = found && (await lockRecurrence(ctx, found.recurrenceId, tx));
  if (!found || found.state !== "planned" || !row || row.state === "ended") return null;
  const settle = (to: { state: "given" | "passed"; assignmentId: string | null }) => ctx.model(appointmentForms).update(to, { where: { practiceId, id }, transaction });
  const came = await ctx.model(appointmentForms).count({ where: { practiceId, recurrenceId: row.id, state: ["given", "passed"] }, transaction });
  if (came % row.every !== 0) {
    await settle({ state: "passed", assignmentId: null });
    return null;
  }
  const { form, skippedWhy, gone } = await whatToGive(ctx, row, tx);
  const assignmentId = form ? newId() : null;
  if (form && assignmentId) await assignForm(ctx, { id: assignmentId, clientId: row.clientId, portalUserId: row.portalUserId, form, assignedBy: row.assignedBy, dueOn: dueOn(row, Number(found.startsAt), ctx.now()), originId: row.id }, tx);
  await settle({ state: form ? "given" : "passed", assignmentId });
  const given = row.given + (form ? 1 : 0);
  const over = gone ?? (row.times !== null && given >= row.times ? ("finished" as const) : null);
  await ctx.model(recurrences).update({ given, ...(skippedWhy ? { skippedAt: ctx.now(), skippedWhy } : {}), ...(over ? { state: "ended" as const, endedWhy: over } : {}) }, { where: { practiceId, id: row.id }, transaction });
  return null;
}
