import { listen, newId } from "@anteroom/core/server";
import type { JobDefinition, PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { z } from "zod";
import { openText } from "../sealed.ts";
import { loadRequests, type WholeRequest } from "../signing/load-request.ts";
import { draftRequest, fillDocuments, sendDraft, type NewSigner } from "../signing/send-request.ts";
import { voidRequest } from "../signing/stop-request.ts";
import { openStates, papers, requests } from "../tables/request-rows.ts";
import { templates } from "../tables/template-rows.ts";
import { publishedTemplates } from "./find-template.ts";

const month = 30.44 * 86_400_000;

/** Asks everybody who has signed, or has been asked to sign, an earlier version to sign the new one. */
export const sendNewVersion = listen({
  to: "documents.published",
  version: 1,
  as: "send-new-version",
  read: z.object({ templateId: z.string(), versionId: z.string(), number: z.number(), resign: z.boolean() }),
  async run(ctx, { data }) {
    if (!data.resign) return;
    for (const whole of await newestOfTemplate(ctx, data.templateId)) {
      const paper = whole.papers.find((one) => one.templateId === data.templateId);
      if (!paper || paper.version >= data.number) continue;
      await sendAgain(ctx, whole, whole.request.state === "completed" ? [data.templateId] : whole.papers.map((one) => one.templateId), `new-version:${data.versionId}:${whole.request.id}`, "A newer version takes its place.");
    }
  },
});

/** Sends documents again whose signature is older than their template lets it be. */
export const renewSignatures: JobDefinition = {
  payload: z.unknown(),
  cron: "30 6 * * *",
  async run(ctx) {
    const renewed = (await ctx.model(templates).findAll({ where: { practiceId: ctx.practiceId, archivedAt: null, renewMonths: { [Op.gt]: 0 } } })).map((row) => row.get());
    for (const template of renewed) {
      const before = ctx.now() - (template.renewMonths ?? 12) * month;
      for (const whole of await newestOfTemplate(ctx, template.id)) {
        if (whole.request.state !== "completed" || (whole.request.closedAt ?? Infinity) > before) continue;
        await sendAgain(ctx, whole, [template.id], `renew:${template.id}:${whole.request.id}`, "");
      }
    }
  },
};

/** The newest request of each client and set of signers in which a template stands, when it is open or completed. */
async function newestOfTemplate(ctx: PluginContext, templateId: string): Promise<WholeRequest[]> {
  const rows = (await ctx.model(papers).findAll({ where: { practiceId: ctx.practiceId, templateId }, attributes: ["requestId", "practiceId"] })).map((row) => row.get("requestId") as string);
  const open = await ctx.model(requests).findAll({ where: { practiceId: ctx.practiceId, id: rows, state: [...openStates, "paused", "completed"] }, order: [["id", "DESC"]], attributes: ["id", "practiceId"] });
  const wholes = await loadRequests(ctx, open.map((row) => row.get("id") as string));
  const seen = new Set<string>();
  return open.flatMap((row) => {
    const whole = wholes.get(row.get("id") as string);
    const key = whole && [whole.request.clientId, ...whole.signers.map((signer) => signer.seatId).sort()].join(" ");
    if (!whole || !key || seen.has(key)) return [];
    seen.add(key);
    return [whole];
  });
}

async function sendAgain(ctx: PluginContext, whole: WholeRequest, templateIds: readonly string[], onceKey: string, reason: string): Promise<void> {
  const client = await ctx.people.client(whole.request.clientId);
  const signers = await stillThere(ctx, whole);
  if (!client || client.archivedAt !== null || signers.length < whole.signers.length) return;
  const chosen = await publishedTemplates(ctx, templateIds);
  const inOrder = templateIds.flatMap((id) => chosen.find((one) => one.template.id === id) ?? []);
  const { contents, missing } = await fillDocuments(ctx, client.id, inOrder);
  const day = (at: number | null): number | null => (at !== null && at > ctx.now() ? at : null);
  await ctx.transaction((tx) =>
    ctx.once(onceKey, tx, async () => {
      const [gap] = missing;
      if (gap) {
        await ctx.notify("documents.answered", { to: { staffId: whole.request.createdBy }, data: { requestId: whole.request.id }, key: onceKey }, tx);
        for (const signer of whole.signers.filter((one) => one.kind === "portal")) {
          const conversation = await ctx.inbox.conversationOf(signer.seatId, tx);
          const line = `${gap.document} was not sent again: ${gap.label.toLowerCase()} is missing`;
          await ctx.inbox.postEvent({ conversationId: conversation.id, key: `${onceKey}:${signer.id}`, forPortal: "", forStaff: line, audience: "staff" }, tx);
        }
        return null;
      }
      if (whole.request.state !== "completed") await voidRequest(ctx, null, whole.request.id, reason, tx);
      const id = newId();
      await draftRequest(ctx, { id, clientId: client.id, templates: inOrder, signers, instructions: "", ordered: whole.request.ordered === 1, shows: whole.request.shows === 1, dueAt: day(whole.request.dueAt), createdBy: whole.request.createdBy, replaces: whole.request.id }, contents, tx);
      await sendDraft(ctx, id, tx);
      return id;
    }),
  );
}

async function stillThere(ctx: PluginContext, whole: WholeRequest): Promise<NewSigner[]> {
  const there: NewSigner[] = [];
  for (const signer of whole.signers) {
    const name = openText(ctx, ["signers", signer.id, "name"], signer.name);
    const user = signer.kind === "portal" ? await ctx.people.portalUser(signer.seatId) : null;
    const staff = signer.kind === "staff" ? await ctx.people.staffMember(signer.seatId) : null;
    if ((user && user.status === "active" && user.permissions.includes("documents")) || staff?.active) there.push({ kind: signer.kind, seatId: signer.seatId, role: signer.role, name });
  }
  return there;
}
