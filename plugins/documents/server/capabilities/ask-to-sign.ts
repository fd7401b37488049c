import { z } from "zod";
import { capability, newId } from "@anteroom/core/server";
import { fullName, roleOf } from "../people/people-words.ts";
import { loadRequest } from "../signing/load-request.ts";
import { draftRequest, fillDocuments, sendDraft } from "../signing/send-request.ts";
import { publishedTemplates } from "../templates/find-template.ts";

const id = "01JD0000000000000000000000";

/** Asks one portal user to sign one document, once for a key; `refused` says in a sentence for staff why it cannot be asked for. */
export const askToSign = capability({
  version: 1,
  input: z.object({ key: z.string().max(80), templateId: z.string(), clientId: z.string(), portalUserId: z.string(), askedBy: z.string().nullable() }),
  output: z.union([z.object({ requestId: z.string(), href: z.string() }), z.object({ refused: z.string() })]),
  example: { input: { key: `${id}:1`, templateId: id, clientId: id, portalUserId: id, askedBy: null }, output: { requestId: id, href: `/documents/${id}/sign` } },
  async run(ctx, { key, templateId, clientId, portalUserId, askedBy }) {
    const [found] = await publishedTemplates(ctx, [templateId]);
    if (!found) return { refused: "This document is not in the library any more, or is not published." };
    const user = await ctx.people.portalUser(portalUserId);
    const mayUse = (await ctx.inbox.reachable({ clientId, permission: "documents.use" })).some((one) => one.portalUserId === portalUserId);
    if (!user || !mayUse) return { refused: "This person may not see documents. Tick Documents for them under Client Portal." };
    const createdBy = askedBy ?? (await ctx.people.careTeam(clientId))[0]?.id;
    if (!createdBy) return { refused: "Nobody of your team works with this client yet. Assign somebody first." };
    const { contents, missing } = await fillDocuments(ctx, clientId, [found]);
    const [gap] = missing;
    if (gap) return { refused: `It needs ${gap.label.toLowerCase()} (${gap.field}). Add it to the client's information.` };
    const requestId = await ctx.transaction((tx) =>
      ctx.once(`ask-to-sign:${key}`, tx, async () => {
        const request = newId();
        const signer = { kind: "portal" as const, seatId: portalUserId, role: roleOf(user.relationship), name: fullName(user) };
        await draftRequest(ctx, { id: request, clientId, templates: [found], signers: [signer], instructions: "", ordered: false, shows: true, dueAt: null, createdBy, replaces: null }, contents, tx);
        await sendDraft(ctx, request, tx);
        return request;
      }),
    );
    const whole = await loadRequest(ctx, requestId);
    return { requestId, href: `/documents/${whole?.papers[0]?.id ?? requestId}/sign` };
  },
});
