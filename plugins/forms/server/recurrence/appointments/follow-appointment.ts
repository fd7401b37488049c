import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { withdraw } from "../../assignments/change-assignment.ts";
import { lockAssignment } from "../../assignments/find-assignment.ts";
import { addDays, dayAt, momentOf } from "../../assignments/local-day.ts";
import { recurrences } from "../recurrence-rows.ts";
import type { Recurrence } from "../recurrence-rows.ts";
import { appointmentForms } from "./appointment-form-rows.ts";
import { appointmentWorkflow } from "./appointment-workflow.ts";

const morning = 9;
const soonMs = 1_000;

/** What another plugin says of an appointment. */
export interface HeardAppointment {
  appointmentId: string;
  clientIds: readonly string[];
  /** ISO 8601. */
  startsAt: string;
}

type Unit = "before" | "after";

async function repetitionsOf(ctx: PluginContext, clientIds: readonly string[], unit: Unit, tx: Tx): Promise<Recurrence[]> {
  const rows = await ctx.model(recurrences).findAll({ where: { practiceId: ctx.practiceId, clientId: [...clientIds], unit, state: "on" }, limit: 50, transaction: tx.sequelize });
  return rows.map((row) => row.get());
}

const isIn = (row: Recurrence, startsAt: number): boolean => {
  const day = dayAt(startsAt, row.zone);
  return day >= row.startsOn && (row.endsOn === null || day <= row.endsOn);
};

/** Milliseconds until a form before an appointment is given: 9am so many days before, at once when that is over. */
const waitFor = (row: Recurrence, startsAt: number, now: number): number => Math.max(soonMs, momentOf(addDays(dayAt(startsAt, row.zone), -(row.leadDays ?? 0)), row.leadDays ? morning : 0, row.zone) - now);

/** Plans one repetition's form for an appointment, or moves what was planned; nothing for one that has begun. */
export async function planFor(ctx: PluginContext, row: Recurrence, { appointmentId, startsAt }: { appointmentId: string; startsAt: number }, tx: Tx): Promise<void> {
  const { practiceId } = ctx;
  const transaction = tx.sequelize;
  const there = (await ctx.model(appointmentForms).findOne({ where: { practiceId, recurrenceId: row.id, appointmentId }, transaction, lock: true }))?.get();
  const fits = isIn(row, startsAt) && (row.unit === "after" || startsAt > ctx.now());
  const waitMs = row.unit === "after" ? soonMs : waitFor(row, startsAt, ctx.now());
  if (!there) {
    if (!fits) return;
    const id = newId();
    await ctx.model(appointmentForms).create({ id, practiceId, recurrenceId: row.id, appointmentId, startsAt, state: "planned", assignmentId: null }, { transaction });
    await ctx.workflows.start(appointmentWorkflow, { subjectId: id, input: { waitMs } }, tx);
    return;
  }
  if (there.state === "given" || there.state === "passed") return;
  await ctx.model(appointmentForms).update({ startsAt, state: fits ? "planned" : "cancelled" }, { where: { practiceId, id: there.id }, transaction });
  await ctx.workflows.send(appointmentWorkflow, there.id, fits ? { type: "move", waitMs } : { type: "cancel" }, tx);
}

/** An appointment stands, at this time: forms that come before it are planned or moved. */
export async function appointmentStands(ctx: PluginContext, heard: HeardAppointment, tx: Tx): Promise<void> {
  for (const row of await repetitionsOf(ctx, heard.clientIds, "before", tx)) await planFor(ctx, row, { appointmentId: heard.appointmentId, startsAt: Date.parse(heard.startsAt) }, tx);
}

/** An appointment took place: forms that come after it are given. */
export async function appointmentDone(ctx: PluginContext, heard: HeardAppointment, tx: Tx): Promise<void> {
  for (const row of await repetitionsOf(ctx, heard.clientIds, "after", tx)) await planFor(ctx, row, { appointmentId: heard.appointmentId, startsAt: Date.parse(heard.startsAt) }, tx);
}

/** An appointment does not take place: what was planned for it is not given, and what nobody has begun is taken back. */
export async function appointmentGone(ctx: PluginContext, appointmentId: string, unit: Unit | null, tx: Tx): Promise<void> {
  const { practiceId } = ctx;
  const transaction = tx.sequelize;
  for (const found of (await ctx.model(appointmentForms).findAll({ where: { practiceId, appointmentId }, transaction })).map((row) => row.get())) {
    const row = (await ctx.model(recurrences).findOne({ where: { practiceId, id: found.recurrenceId }, transaction }))?.get();
    if (!row || (unit !== null && row.unit !== unit)) continue;
    if (found.state === "planned") await ctx.workflows.send(appointmentWorkflow, found.id, { type: "cancel" }, tx);
    if (found.assignmentId !== null) {
      const assignment = await lockAssignment(ctx, found.assignmentId, tx);
      if (assignment.state === "sent" || assignment.state === "scheduled") await withdraw(ctx, assignment.id, null, tx);
    }
    if (found.state === "planned") await ctx.model(appointmentForms).update({ state: "cancelled" }, { where: { practiceId, id: found.id }, transaction });
  }
}
