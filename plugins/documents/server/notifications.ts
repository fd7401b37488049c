import { z } from "zod";
import { defineNotification } from "@anteroom/core/server";
import { hasSigned, loadRequest } from "./signing/load-request.ts";
import { openStates, requests } from "./tables/request-rows.ts";
import { items } from "./tables/item-rows.ts";

const example = "01JD0000000000000000000000";

/** Tells a signer that a document waits for them, and reminds them. */
export const toSignNotification = defineNotification({
  kind: "documents.to-sign",
  class: "document",
  data: z.object({ requestId: z.string(), signerId: z.string() }),
  example: { requestId: example, signerId: example },
  async stillNeeded(ctx, { requestId, signerId }) {
    const whole = await loadRequest(ctx, requestId);
    return whole !== null && openStates.includes(whole.request.state) && whole.papers.some((paper) => !hasSigned(whole, paper.id, signerId));
  },
});

/** Tells a portal user that a document was shared. */
export const sharedNotification = defineNotification({
  kind: "documents.shared",
  class: "document",
  data: z.object({ itemId: z.string() }),
  example: { itemId: example },
  async stillNeeded(ctx, { itemId }) {
    return (await ctx.model(items).count({ where: { practiceId: ctx.practiceId, id: itemId, revokedAt: null } })) > 0;
  },
});

/** Tells whoever asked that everybody has signed. */
export const signedNotification = defineNotification({ kind: "documents.signed", class: "document", data: z.object({ requestId: z.string() }), example: { requestId: example } });

/** Tells whoever asked that a signer declined or has a question. */
export const answeredNotification = defineNotification({
  kind: "documents.answered",
  class: "document",
  data: z.object({ requestId: z.string() }),
  example: { requestId: example },
  stillNeeded: async (ctx, { requestId }) => (await ctx.model(requests).count({ where: { practiceId: ctx.practiceId, id: requestId } })) > 0,
});
