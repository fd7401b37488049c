import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import type { Assignment } from "../assignments/assignment-rows.ts";
import type { Answers } from "../definition/answer.ts";
import { linesOf } from "../definition/answer-lines.ts";
import type { FormDefinition } from "../definition/form-definition.ts";
import type { DateOrder } from "../definition/read-date.ts";
import { meetsAlert, watchedItems } from "./alert-rules.ts";
import type { WatchedItem } from "./alert-rules.ts";
import { alertPlace, alerts } from "./alert-rows.ts";
import type { AlertRow } from "./alert-rows.ts";
import { alertWorkflow } from "./alert-workflow.ts";
import { readAlerts } from "./find-alert.ts";

const hourMs = 3_600_000;

/** What was answered, and which of it is new: without `saved` everything, because the form is sent. */
export interface Answered {
  definition: FormDefinition;
  answers: Answers;
  order: DateOrder;
  saved?: readonly string[];
}

const raisedEarly = (ctx: PluginContext, clientId: string, { shipped }: WatchedItem): Promise<boolean> => ctx.setting<boolean>(shipped ? "alertMeasures" : "alertEarly", { clientId });

/**
 * Tells staff of answers that they should look at now, in the transaction that keeps the answer: one alert for each question of each
 * submission. One that was raised stays when the answer is changed, and says what it was changed to. The caller has locked the assignment.
 */
export async function raiseAlerts(ctx: PluginContext, row: Assignment, number: number, { definition, answers, order, saved }: Answered, tx: Tx): Promise<void> {
  const watched = watchedItems(definition).filter(({ item }) => saved === undefined || saved.includes(item.id));
  if (watched.length === 0) return;
  const there = new Map((await readAlerts(ctx, { assignmentId: row.id, number }, { tx })).map((alert) => [alert.itemId, alert]));
  for (const one of watched) {
    const words = linesOf(one.item, answers[one.item.id], { order }).join("\n");
    const before = there.get(one.item.id);
    if (before) await noteChange(ctx, before, words, tx);
    else if (meetsAlert(one, answers) && (saved === undefined || (await raisedEarly(ctx, row.clientId, one)))) await raise(ctx, row, number, one, words, saved !== undefined, tx);
  }
}

async function raise(ctx: PluginContext, row: Assignment, number: number, { item }: WatchedItem, words: string, early: boolean, tx: Tx): Promise<void> {
  const id = newId();
  const { practiceId } = ctx;
  const { clientId, portalUserId, versionId, id: assignmentId } = row;
  await ctx.model(alerts).create(
    {
      id, practiceId, clientId, portalUserId, assignmentId, versionId, itemId: item.id, number, early, state: "waiting", level: "lead", answer: ctx.sealed.seal(alertPlace(id, "answer"), words), raisedAt: ctx.now(),
      changedTo: null, changedAt: null, acknowledgedBy: null, acknowledgedAt: null, resolvedBy: null, resolvedAt: null, note: null,
    },
    { transaction: tx.sequelize },
  );
  const { id: conversationId } = await ctx.inbox.conversationOf(portalUserId, tx);
  await ctx.inbox.postCard({ conversationId, kind: "forms.alert", subjectId: id, audience: "staff" }, tx);
  const hours = await ctx.setting<number>("alertHours", { clientId });
  await ctx.workflows.start(alertWorkflow, { subjectId: id, input: { waitMs: hours * hourMs } }, tx);
  await ctx.audit("alert-raised", { subject: id, clientId, detail: { assignment: assignmentId, early } }, tx);
}

/** Keeps an alert and says what the person answers now. */
async function noteChange(ctx: PluginContext, alert: AlertRow, words: string, tx: Tx): Promise<void> {
  const first = ctx.sealed.open(alertPlace(alert.id, "answer"), alert.answer);
  const last = alert.changedTo === null ? first : ctx.sealed.open(alertPlace(alert.id, "changedTo"), alert.changedTo);
  if (words === last) return;
  const to = words === first ? { changedTo: null, changedAt: null } : { changedTo: ctx.sealed.seal(alertPlace(alert.id, "changedTo"), words), changedAt: ctx.now() };
  await ctx.model(alerts).update(to, { where: { practiceId: ctx.practiceId, id: alert.id }, transaction: tx.sequelize });
  await ctx.cards.touch("forms.alert", alert.id, tx);
}
