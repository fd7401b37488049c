import { z } from "zod";
import { defineOffer, invalid } from "@anteroom/core/server";
import type { OfferedTo, PluginContext } from "@anteroom/core/server";
import { signFace } from "./cards/sign-face.ts";
import { roleOf } from "./people/people-words.ts";
import { endOfDay } from "./procedures/end-of-day.ts";
import { draftRequest, fillDocuments, sendDraft, type NewRequest } from "./signing/send-request.ts";
import { publishedTemplates } from "./templates/find-template.ts";
import { minutesToRead, pagesOf } from "./text/document-nodes.ts";

const input = z.object({
  templateIds: z.union([z.string(), z.array(z.string())], { error: "Choose a document." }).transform((given) => (typeof given === "string" ? [given] : given)).pipe(z.array(z.string().length(26)).min(1, "Choose a document.").max(10, "Choose 10 documents or fewer.")),
  instructions: z.string().trim().max(2_000, "Use 2,000 characters or fewer.").default(""),
  due: z.string().max(10).default(""),
});
type Input = z.output<typeof input>;

/** The chosen documents with the client's facts in them. @throws AppError `INVALID` for one that is gone, or a field without a fact */
async function prepare(ctx: PluginContext, to: OfferedTo, chosen: Input): Promise<{ templates: NewRequest["templates"]; contents: Awaited<ReturnType<typeof fillDocuments>>["contents"]; dueAt: number | null }> {
  if (ctx.viewer?.kind !== "staff") throw new Error("documents: the offer is made by staff");
  const templates = await publishedTemplates(ctx, chosen.templateIds);
  if (templates.length < new Set(chosen.templateIds).size) throw invalid({ templateIds: "One of the documents is no longer in the library. Choose again." });
  const { contents, missing } = await fillDocuments(ctx, to.clientId, templates);
  const [gap] = missing;
  if (gap) throw invalid({ templateIds: `${gap.document} needs ${gap.label.toLowerCase()} (${gap.field}). Add it to the client's information, or take the field out of the document.` });
  return { templates, contents, dueAt: endOfDay(ctx, ctx.viewer, "due", chosen.due) };
}

/** Asks one portal user to sign, from the composer and the chart. Several signers are asked from the chart's tab Documents. */
export const signOffer = defineOffer<Input>({
  name: "sign",
  label: "Ask for a signature",
  card: "documents.sign",
  permission: "documents.manage",
  recipientPermission: "documents.use",
  async form(ctx) {
    const published = await publishedTemplates(ctx);
    if (published.length === 0) return { fields: [], none: "There is no document to send yet. Publish one in the library." };
    return {
      fields: [
        { t: "choices", name: "templateIds", legend: "Documents", many: true, options: published.map(({ template, version }) => ({ value: template.id, label: version.title, hint: `Version ${version.number}` })) },
        { t: "field", name: "instructions", label: "What you want to say about it", input: "textarea", optional: true, max: 2_000 },
        { t: "field", name: "due", label: "Due", input: "date", optional: true },
      ],
    };
  },
  input,
  async preview(ctx, to, chosen) {
    const { contents, dueAt } = await prepare(ctx, to, chosen);
    const sum = (of: (nodes: (typeof contents)[number]["nodes"]) => number): number => contents.reduce((all, one) => all + of(one.nodes), 0);
    return signFace({
      requestId: to.clientId, state: "sent", titles: contents.map((one) => one.title), base: "/documents", isStaff: false, pages: sum(pagesOf), minutes: sum(minutesToRead), instructions: chosen.instructions, reason: "",
      dueAt, zone: to.recipient.timeZone, signed: 0, of: 1, others: [], mine: { id: to.clientId, left: contents.length }, first: to.clientId, copies: [],
    });
  },
  async send(ctx, tx, to, chosen, key) {
    const { templates, contents, dueAt } = await prepare(ctx, to, chosen);
    const { recipient } = to;
    const signer = { kind: "portal" as const, seatId: recipient.portalUserId, role: roleOf(recipient.relationship), name: recipient.name };
    const createdBy = ctx.viewer?.kind === "staff" ? ctx.viewer.staffId : "";
    await draftRequest(ctx, { id: key, clientId: to.clientId, templates, signers: [signer], instructions: chosen.instructions, ordered: false, shows: true, dueAt, createdBy, replaces: null }, contents, tx);
    await sendDraft(ctx, key, tx);
  },
});
