import { z } from "zod";
import { defineOffer, invalid } from "@anteroom/core/server";
import type { CardFace, OfferedTo, PluginContext } from "@anteroom/core/server";
import { assignmentFace } from "../cards/assignment-face.ts";
import { micro } from "../cards/micro.ts";
import { assignForm } from "./assign-form.ts";
import { checkDays } from "./check-days.ts";
import { formOf, givableForms, newestPublished } from "./forms-of.ts";
import { endOfDay, isDay } from "./local-day.ts";

const input = z.object({
  formId: z.string("Choose a form.").length(26, "Choose a form."),
  dueOn: z.string().trim().refine((text) => text === "" || isDay(text), "Choose a day.").default(""),
  note: z.string().trim().max(500, "Use 500 characters or fewer.").default(""),
});

async function previewOf(ctx: PluginContext, to: OfferedTo, { formId, dueOn, note }: z.infer<typeof input>): Promise<CardFace> {
  const { versionId } = await newestPublished(ctx, formId);
  const form = await formOf(ctx, versionId);
  const days = await checkDays(ctx, to.clientId, { sendOn: "", dueOn, closesOn: "" });
  const card = micro(form.definition) ? "micro" : "assignment";
  const zone = to.recipient.timeZone;
  return assignmentFace({
    row: { id: "preview", clientId: to.clientId, state: "sent", card, dueOn: days.dueOn, dueAt: days.dueOn === null ? null : endOfDay(days.dueOn, zone), closesOn: null, step: 1, place: null, savedAt: null, submittedAt: null, endedAt: null, replacedBy: null },
    form: form.definition, from: ctx.viewer?.name ?? "", who: to.recipient.name, side: "mine", note: note || null, returnNote: null, newer: false, zone, now: ctx.now(),
  });
}

/** "Ask for a form" beside the composer: private to the person who fills it in and the care team. */
export const assignOffer = defineOffer<z.infer<typeof input>>({
  name: "form",
  label: "Ask for a form",
  card: "forms.assignment",
  permission: "forms.assign",
  recipientPermission: "forms.answer",
  async form(ctx) {
    const forms = await givableForms(ctx);
    if (forms.length === 0) return { fields: [], none: "There is no form to send yet. Publish one in the library." };
    return {
      fields: [
        { t: "choices", name: "formId", legend: "Which form?", options: forms.map(({ id, title, minutes, inThread }) => ({ value: id, label: title, hint: inThread ? "Answered in the conversation" : `About ${minutes} ${minutes === 1 ? "minute" : "minutes"}` })) },
        { t: "field", name: "dueOn", label: "Due on", hint: "Until the end of that day where the client is.", input: "date", optional: true },
        { t: "field", name: "note", label: "Note to go with it", input: "textarea", max: 500, optional: true },
      ],
    };
  },
  input,
  preview: previewOf,
  async send(ctx, tx, to, { formId, dueOn, note }, key) {
    if (ctx.viewer?.kind !== "staff") throw invalid({ form: "Only staff can send forms." });
    const form = await formOf(ctx, (await newestPublished(ctx, formId)).versionId, tx);
    const days = await checkDays(ctx, to.clientId, { sendOn: "", dueOn, closesOn: "" });
    await assignForm(ctx, { id: key, clientId: to.clientId, portalUserId: to.recipient.portalUserId, form, assignedBy: ctx.viewer.staffId, ...days, note: note || null }, tx);
  },
});
