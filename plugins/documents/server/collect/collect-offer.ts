import { z } from "zod";
import { defineOffer } from "@anteroom/core/server";
import type { OfferedTo, PluginContext } from "@anteroom/core/server";
import { requestFace } from "../cards/request-face.ts";
import { endOfDay } from "../procedures/end-of-day.ts";
import { startCollection } from "./change-collection.ts";
import { splitLabels } from "./split-labels.ts";

const input = z.object({
  labels: z.string().max(2_000, "Ask for 8 documents or fewer at a time.").default(""),
  note: z.string().trim().max(1_000, "Use 1,000 characters or fewer.").default(""),
  due: z.string().max(10).default(""),
});
type Input = z.output<typeof input>;

const wantedOf = (ctx: PluginContext, to: OfferedTo, chosen: Input) => {
  if (ctx.viewer?.kind !== "staff") throw new Error("documents: the offer is made by staff");
  return { clientId: to.clientId, portalUserId: to.recipient.portalUserId, labels: splitLabels(chosen.labels), note: chosen.note, dueAt: endOfDay(ctx, ctx.viewer, "due", chosen.due), createdBy: ctx.viewer.staffId, about: to.message?.href ?? "" };
};

/** Asks for documents from the composer and the head of the chart. */
export const collectOffer = defineOffer<Input>({
  name: "request",
  label: "Ask for documents",
  card: "documents.request",
  permission: "documents.manage",
  recipientPermission: "documents.use",
  fromMessage: ({ text }) => ({ note: `You wrote: “${text.length > 400 ? `${text.slice(0, 399).trimEnd()}…` : text}”` }),
  form: async () => ({
    fields: [
      { t: "field", name: "labels", label: "What you need", hint: "One document a line, such as Front of the insurance card", input: "textarea", max: 2_000 },
      { t: "field", name: "note", label: "What you want to say about it", input: "textarea", optional: true, max: 1_000 },
      { t: "field", name: "due", label: "Due", input: "date", optional: true },
    ],
  }),
  input,
  async preview(ctx, to, chosen) {
    const { labels, note, dueAt, about } = wantedOf(ctx, to, chosen);
    return requestFace({ id: to.clientId, state: "wanted", note, about, dueAt, zone: to.recipient.timeZone, base: "/documents/requests", isStaff: false, lines: labels.map((label, index) => ({ id: String(index), label, state: "wanted", reason: "" })) });
  },
  async send(ctx, tx, to, chosen, key) {
    await startCollection(ctx, { id: key, ...wantedOf(ctx, to, chosen) }, tx);
  },
});
