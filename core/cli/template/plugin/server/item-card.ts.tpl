import { z } from "zod";
import { cardAction, defineCard } from "@anteroom/core/server";
import { itemFace } from "./item-face.ts";
import { items } from "./items.ts";

/** One thing to do, in the conversation of the person who does it. */
export const itemCard = defineCard({
  kind: "{{id}}.item",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const rows = await ctx.model(items).findAll({ where: { practiceId: ctx.practiceId, id: [...subjectIds] } });
    return new Map(rows.map((row) => row.get()).map((item) => [item.id, itemFace(item, viewer.kind === "portal" && viewer.portalUserId === item.portalUserId)]));
  },
  actions: {
    done: cardAction({
      input: z.object({}),
      permission: "{{id}}.use",
      async run(ctx, tx, subjectId) {
        const portalUserId = ctx.viewer?.kind === "portal" ? ctx.viewer.portalUserId : "";
        const mine = { practiceId: ctx.practiceId, id: subjectId, portalUserId };
        const [changed] = await ctx.model(items).update({ doneAt: ctx.now() }, { where: { ...mine, doneAt: null }, transaction: tx.sequelize });
        if (changed === 0) return { refused: "conflict", message: "This is done already." };
        await ctx.audit("done", { subject: subjectId }, tx);
        return (await ctx.setting<boolean>("lineWhenDone")) ? { event: { forPortal: "You ticked this off", forStaff: "Your client ticked this off" } } : undefined;
      },
    }),
  },
  examples: {
    live: itemFace({ title: "Bring your insurance card", doneAt: null }, true),
    done: itemFace({ title: "Bring your insurance card", doneAt: 1 }, true),
  },
});
