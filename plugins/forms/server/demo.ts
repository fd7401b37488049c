import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { assignForm, zoneOf } from "./assignments/assign-form.ts";
import { lockAssignment } from "./assignments/find-assignment.ts";
import { formOf } from "./assignments/forms-of.ts";
import { addDays, dayAt } from "./assignments/local-day.ts";
import { formDefinition } from "./definition/form-definition.ts";
import type { FormDefinition } from "./definition/form-definition.ts";
import { saveStep } from "./drafts/save-step.ts";
import { demoScores } from "./demo-scores.ts";
import { demoLibrary } from "./library/demo-library.ts";
import { formRows, versionRows } from "./library/form-rows.ts";
import type { FormRow } from "./library/form-rows.ts";
import { addVersion } from "./library/publish-form.ts";
import { submitAnswers } from "./submissions/submit-answers.ts";

const frequency = [{ value: "never", label: "Not at all" }, { value: "some", label: "Several days" }, { value: "most", label: "More than half the days" }, { value: "always", label: "Nearly every day" }];
const often = (id: string, label: string) => ({ id, type: "single-choice", label, choices: frequency, declines: ["not-say"] });
const common = { readBy: "Dr Rivera and the care team", sensitive: false, pace: "question", language: "en" };

const weekly = formDefinition.parse({
  ...common,
  title: "Weekly check-in",
  purpose: "Helps Dr Rivera plan your next session with you.",
  afterwards: "Dr Rivera reads your answers before your next session, and may write to you about them.",
  pages: [{
    id: "week", title: "The last 7 days",
    items: [
      often("tense", "How often have you felt tense or on edge?"),
      often("sleep", "How often have you slept badly?"),
      { id: "nights", type: "long-text", label: "What keeps you awake?", hint: "A few words are enough.", optional: true, showWhen: { match: "all", tests: [{ item: "sleep", is: "one-of", values: ["most", "always"] }] } },
      { id: "energy", type: "scale", label: "How much energy have you had?", from: 0, to: 5, words: { 0: "None", 5: "A lot" } },
      { id: "moved", type: "multiple-choice", label: "What did you manage to do?", choices: [{ value: "walk", label: "Go for a walk" }, { value: "people", label: "See people" }, { value: "work", label: "Work or study" }, { value: "none", label: "None of these", alone: true }] },
      { id: "safe", type: "yes-no", label: "Have you felt safe at home?", hint: "You can leave this for your session.", declines: ["not-say"] },
      { id: "topic", type: "text", label: "What would you like to talk about first?", optional: true },
    ],
  }],
});

const mood = formDefinition.parse({
  ...common,
  title: "Before your next session",
  purpose: "One short question.",
  pages: [{ id: "one", items: [{ id: "mood", type: "single-choice", label: "How are you today?", choices: [{ value: "low", label: "Low" }, { value: "so-so", label: "So-so" }, { value: "well", label: "Well" }] }, { id: "note", type: "text", label: "Anything to add?", optional: true }] }],
});

async function publish(ctx: PluginContext, definition: FormDefinition, tx: Tx): Promise<string> {
  const form: FormRow = { id: newId(), practiceId: ctx.practiceId, title: definition.title, measure: null, draft: null, draftBefore: null, rev: 0, changedBy: null, changedAt: ctx.now(), version: 0, retiredAt: null, origin: null, createdAt: ctx.now() };
  await ctx.model(formRows).create({ ...form }, { transaction: tx.sequelize });
  await addVersion(ctx, form, definition, null, tx);
  return versionIn(ctx, { formId: form.id }, tx);
}

async function versionIn(ctx: PluginContext, where: { formId: string }, tx: Tx): Promise<string> {
  return (await ctx.model(versionRows).findOne({ attributes: ["id"], where: { ...where, practiceId: ctx.practiceId }, transaction: tx.sequelize }))?.get().id ?? "";
}

async function shipped(ctx: PluginContext, origin: string, tx: Tx): Promise<string> {
  const form = (await ctx.model(formRows).findOne({ attributes: ["id"], where: { practiceId: ctx.practiceId, origin }, transaction: tx.sequelize }))?.get();
  return versionIn(ctx, { formId: form?.id ?? "" }, tx);
}

/** One form to do, one in progress, one to answer in the conversation and one that was sent, for the first client; the other clients get one to do. */
export async function fillDemo(ctx: PluginContext, { conversationIds, staffIds }: { conversationIds: readonly string[]; staffIds: readonly string[] }): Promise<void> {
  await demoLibrary(ctx);
  await ctx.transaction(async (tx) => {
    const versions = { weekly: await publish(ctx, weekly, tx), about: await shipped(ctx, "about-you", tx), mood: await publish(ctx, mood, tx) };
    for (const [index, conversationId] of conversationIds.entries()) {
      const conversation = await ctx.inbox.conversation(conversationId);
      if (!conversation) continue;
      const { clientId, portalUserId } = conversation;
      const today = dayAt(ctx.now(), await zoneOf(ctx, clientId, tx));
      const give = async (versionId: string, more: { dueOn?: string; note?: string } = {}): Promise<string> => {
        const id = newId();
        await assignForm(ctx, { id, clientId, portalUserId, form: await formOf(ctx, versionId, tx), assignedBy: staffIds[0] ?? null, ...more }, tx);
        return id;
      };
      if (index > 0) {
        await give(versions.about, { dueOn: addDays(today, 6) });
        continue;
      }
      if (staffIds[0]) await demoScores(ctx, { clientId, portalUserId, staffId: staffIds[0], versionOf: (measure) => shipped(ctx, measure, tx) }, tx);
      const sent = await give(versions.weekly);
      await submitAnswers(ctx, await lockAssignment(ctx, sent, tx), { tense: "some", sleep: "some", energy: "2", moved: ["walk"], safe: "yes", topic: "The mornings" }, { id: portalUserId, inSession: false }, tx);
      const begun = await give(versions.about, { dueOn: addDays(today, 3) });
      const step = (number: number, itemId: string, typed: string) => saveStep(ctx, { portalUserId }, { assignmentId: begun, step: number, typed: { [itemId]: typed }, bases: { [itemId]: 0 }, press: "" }, tx);
      await step(1, "first-name", "Jordan");
      await step(2, "last-name", "Lee");
      await give(versions.mood);
      await give(versions.weekly, { dueOn: addDays(today, 4), note: "Before we talk again, if you can." });
    }
  });
}
