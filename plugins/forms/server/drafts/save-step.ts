import { invalid, notFound } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { z } from "zod";
import { raiseAlerts } from "../alerts/raise-alerts.ts";
import { refuseEnded } from "../assignments/assignment-ended.ts";
import { assignmentWorkflow } from "../assignments/assignment-workflow.ts";
import { assignments } from "../assignments/assignment-rows.ts";
import { lockAssignment } from "../assignments/find-assignment.ts";
import { formOf } from "../assignments/forms-of.ts";
import { touchAssignment } from "../assignments/touch-assignment.ts";
import { refuseLocked } from "../packets/given/refuse-locked.ts";
import { pressRow } from "../definition/press-row.ts";
import { fillFromProfile } from "../profile/fill-from-profile.ts";
import { filesIn, readFilling } from "../filling/fill.ts";
import type { Filling } from "../filling/fill.ts";
import type { Step } from "../definition/steps.ts";
import { itemsOf, numberOf, placeWords } from "../filling/places.ts";
import { refuseOthers } from "../in-session/refuse-others.ts";
import { answerSaved } from "./answer-saved.ts";
import { typedFor, writeDraft } from "./draft.ts";
import type { DraftConflict } from "./draft.ts";

const mostTyped = 60_000;
const text = z.string().max(20_000, "Use 20,000 characters or fewer.");

/** One page of a form as a device has it. */
export const stepInput = z.object({
  assignmentId: z.string().length(26),
  step: z.number().int().min(1).max(1000),
  /** By the names of the native inputs; what is missing was left empty. */
  typed: z.record(z.string().max(120), z.union([text, z.array(text).max(60)])).refine((typed) => JSON.stringify(typed).length <= mostTyped, "This is too long to save. Shorten it."),
  /** The items of the page, each with the revision that the device last saw. */
  bases: z.record(z.string().max(40), z.number().int().min(0)),
  /** A button beside repeated rows or files: `add:…` or `remove:…`; `file:…` only saves. */
  press: z.string().max(80).default(""),
});

export type StepInput = z.infer<typeof stepInput>;

export interface SavedStep {
  /** The form as it is now. */
  filling: Filling;
  savedAt: number;
  revisions: Record<string, number>;
  conflicts: DraftConflict[];
}

/** Where the person goes on when they come back. */
export async function comeTo(ctx: PluginContext, { row, form, answers, steps }: Filling, step: Step, tx: Tx): Promise<void> {
  const place = placeWords(form.definition, answers, steps, step);
  await ctx.model(assignments).update({ step: numberOf(form.definition, step), place }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
  await touchAssignment(ctx, row, tx);
}

const minuteMs = 60_000;

/** Who types: the portal user, or staff who fill the form in together with them. */
export type Filler = { portalUserId: string } | { staffId: string };

/**
 * Saves a page as it was typed, right or wrong; two devices are merged item by item.
 * @throws AppError `USED` when the form was sent, `EXPIRED` when it is closed
 */
export async function saveStep(ctx: PluginContext, filler: Filler, input: StepInput, tx: Tx): Promise<SavedStep> {
  const row = await lockAssignment(ctx, input.assignmentId, tx);
  if (("portalUserId" in filler && row.portalUserId !== filler.portalUserId) || row.state === "scheduled") throw notFound("this form");
  refuseEnded(row);
  if ("staffId" in filler) refuseOthers(row);
  if (row.state === "sent") await refuseLocked(ctx, row, tx);
  const { definition } = await formOf(ctx, row.versionId, tx);
  const known = itemsOf(definition);
  const items = known.filter((item) => item.type !== "info" && input.bases[item.id] !== undefined);
  if (!known[input.step - 1]) throw invalid({ step: "This page is not in the form." });
  const typed = input.press ? pressRow(input.typed, input.press) : input.typed;
  const files = filesIn(items, typed);
  if (files.length > 0) await ctx.files.claim(files, { kind: "answer", id: row.id }, tx);
  const changes = items.map((item) => ({ itemId: item.id, typed: typedFor(item.id, typed), base: input.bases[item.id] ?? 0 }));
  const { saved, revisions, conflicts } = await writeDraft(ctx, row.id, changes, tx);
  if (row.state === "sent" || row.state === "returned") await ctx.workflows.send(assignmentWorkflow, row.id, { type: "start" }, tx);
  const savedAt = ctx.now();
  const moved = row.step !== input.step;
  const now = { ...row, savedAt, step: input.step };
  const read = await readFilling(ctx, now, tx);
  // What is asked only after this answer starts from the profile as well.
  const filling = saved.length > 0 && (await fillFromProfile(ctx, read, tx)) ? await readFilling(ctx, now, tx) : read;
  if (saved.length > 0 || moved) {
    const here = filling.steps.find((step) => step.items.some((item) => item.id === known[input.step - 1]?.id));
    const place = here ? placeWords(definition, filling.answers, filling.steps, here) : row.place;
    await ctx.model(assignments).update({ savedAt, step: input.step, place, startedAt: row.startedAt ?? savedAt, ...(saved.length > 0 ? { togetherWith: "staffId" in filler ? filler.staffId : null } : {}) }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
    // The card says minutes: it need not change with every letter.
    if (moved || row.savedAt === null || savedAt - row.savedAt >= minuteMs) await touchAssignment(ctx, row, tx);
  }
  if (saved.length > 0) await raiseAlerts(ctx, row, row.submissions + 1, { definition, answers: filling.answers, order: filling.rules.order, saved }, tx);
  if (saved.length > 0) await ctx.events.publish(answerSaved, { assignmentId: row.id, versionId: row.versionId, clientId: row.clientId, portalUserId: row.portalUserId, itemIds: saved }, tx);
  return { filling, savedAt, revisions, conflicts };
}
