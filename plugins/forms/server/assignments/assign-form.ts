import type { PluginContext, Tx } from "@anteroom/core/server";
import { micro } from "../cards/micro.ts";
import { assignments, shares } from "./assignment-rows.ts";
import { assignmentTimes } from "./assignment-times.ts";
import { assignmentWorkflow } from "./assignment-workflow.ts";
import type { GivenForm } from "./forms-of.ts";
import { endOfDay } from "./local-day.ts";

export const notePlace = (assignmentId: string) => ({ table: "forms_assignments", row: assignmentId, column: "note" });

/** A form for somebody. Who may is decided before. */
export interface NewAssignment {
  /** A ULID that the sender made: the same one again gives nothing more. */
  id: string;
  clientId: string;
  portalUserId: string;
  form: GivenForm;
  assignedBy: string | null;
  /** Epoch milliseconds; null or past sends it now. */
  sendAt?: number | null;
  /** Days in the client's zone, `YYYY-MM-DD`. */
  dueOn?: string | null;
  closesOn?: string | null;
  note?: string | null;
  required?: boolean;
  /** Other portal users of the client who may read what is sent. */
  sharedWith?: readonly string[];
  originId?: string | null;
  /** Without a card when another card speaks for it. */
  card?: boolean;
}

/** The zone in which the days of a client's forms are counted. */
export async function zoneOf(ctx: PluginContext, clientId: string, tx?: Tx): Promise<string> {
  return (await ctx.people.client(clientId, tx))?.timeZone ?? (await ctx.people.practice()).timeZone;
}

/** Gives somebody a form: at once, or when its time comes. */
export async function assignForm(ctx: PluginContext, given: NewAssignment, tx: Tx): Promise<void> {
  const { id, clientId, portalUserId, form, assignedBy, sendAt = null, dueOn = null, closesOn = null, note = null, required = true, sharedWith = [], originId = null } = given;
  const { practiceId } = ctx;
  const transaction = tx.sequelize;
  const zone = await zoneOf(ctx, clientId, tx);
  const later = sendAt !== null && sendAt > ctx.now() ? sendAt : null;
  const card = given.card === false ? "none" : micro(form.definition) ? "micro" : "assignment";
  await ctx.model(assignments).create(
    {
      id, practiceId, clientId, portalUserId, formId: form.formId, versionId: form.versionId, state: "scheduled", assignedBy, assignedAt: ctx.now(), sendAt: later, zone, card, originId, required,
      dueOn, dueAt: dueOn === null ? null : endOfDay(dueOn, zone), closesOn, note: note ? ctx.sealed.seal(notePlace(id), note) : null,
      startedAt: null, savedAt: null, step: 1, place: null, submissionId: null, submissions: 0, submittedAt: null, reviewedAt: null, reviewedBy: null, returnNote: null, amendReason: null,
      togetherWith: null, endedAt: null, replacedBy: null,
    },
    { transaction },
  );
  for (const reader of new Set(sharedWith)) await ctx.model(shares).create({ practiceId, assignmentId: id, portalUserId: reader }, { transaction });
  await ctx.workflows.start(assignmentWorkflow, { subjectId: id, input: await assignmentTimes(ctx, clientId, { sendAt: later, dueOn, closesOn, zone }) }, tx);
  await ctx.audit("assigned", { subject: id, clientId, detail: { portalUser: portalUserId, shared: sharedWith.length } }, tx);
}
