import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import type { TestPerson, TestPortal } from "@anteroom/core/testing";
import type { FormDefinition } from "../server/definition/form-definition.ts";
import { formDefinition } from "../server/definition/form-definition.ts";
import { formRows, versionRows } from "../server/library/form-rows.ts";

const yesNo = (id: string, label: string) => ({ id, type: "yes-no" as const, label });

/** A made-up form with a branch: the question about help is asked only of those who sleep badly. */
export const checkIn: FormDefinition = formDefinition.parse({
  title: "Weekly check-in", purpose: "Helps your professional plan your next session.", readBy: "Your professional and the care team", sensitive: false, pace: "question", language: "en",
  afterwards: "Your professional reads it before you next meet.",
  pages: [{
    id: "all",
    items: [
      { id: "sleep", type: "single-choice", label: "How have you slept?", choices: [{ value: "well", label: "Well" }, { value: "badly", label: "Badly" }] },
      { id: "help", type: "long-text", label: "What would help you sleep?", optional: true, showWhen: { match: "all", tests: [{ item: "sleep", is: "one-of", values: ["badly"] }] } },
      { ...yesNo("safe", "Do you feel safe at home?"), declines: ["not-say"] },
      { id: "topic", type: "text", label: "What do you want to talk about?", optional: true },
    ],
  }],
});

/** Three questions or fewer: answered on its card. */
export const mood: FormDefinition = formDefinition.parse({
  ...checkIn, title: "Mood today",
  pages: [{ id: "all", items: [{ id: "mood", type: "scale", label: "How is your mood today?", from: 1, to: 5, words: { 1: "Very low", 5: "Very good" } }, { id: "note", type: "text", label: "Anything to add?", optional: true }] }],
});

/** Publishes a version of a form in the practice, without the builder. */
export async function publish(portal: TestPortal, definition: FormDefinition, { practiceId = portal.practice.id, formId = newId(), version = 1 } = {}): Promise<string> {
  const ctx = portal.host.context("forms", practiceId, null);
  const at = portal.clock.now();
  if (version === 1) {
    await ctx.model(formRows).create({ id: formId, practiceId, title: definition.title, measure: null, draft: null, draftBefore: null, rev: 1, changedBy: null, changedAt: at, version, retiredAt: null, origin: null, createdAt: at });
  } else await ctx.model(formRows).update({ version }, { where: { practiceId, id: formId } });
  await ctx.model(versionRows).create({ id: newId(), practiceId, formId, version, content: JSON.stringify(definition), hash: "0".repeat(64), publishedBy: null, publishedAt: at });
  return formId;
}

/** Gives a form to a portal user and answers its id. */
export async function give(staff: TestPerson<StaffViewer>, portalUserId: string, formId: string, more: Record<string, unknown> = {}): Promise<string> {
  const key = newId();
  await staff.call("forms.assign", { key, portalUserId, formId, ...more });
  return key;
}
