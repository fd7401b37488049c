import { z } from "zod";
import { listen } from "@anteroom/core/server";
import { doersOf } from "../homework/doers.ts";
import { homeworkBody, moveHomework } from "../homework/find-homework.ts";
import { homework } from "../tables/homework.ts";

/** A form that was sent sends the homework whose worksheet it is, for whoever does it; said once in their conversation. */
export const hearSent = listen({
  to: "forms.form-submitted",
  version: 1,
  as: "send-homework-of-worksheet",
  read: z.object({ formId: z.string(), assignmentId: z.string(), clientId: z.string(), portalUserId: z.string() }),
  run: (ctx, { data }) =>
    ctx.transaction(async (tx) => {
      const { formId, clientId, portalUserId, assignmentId } = data;
      const found = await ctx.model(homework).findAll({ where: { practiceId: ctx.practiceId, formId, clientId, state: ["assigned", "started"] }, order: [["id", "ASC"]], transaction: tx.sequelize, lock: true, limit: 20 });
      for (const row of found.map((one) => one.get()).filter((one) => one.postedAt !== null)) {
        const doers = await doersOf(ctx, row, tx);
        if (!doers.some((one) => one.portalUserId === portalUserId)) continue;
        await moveHomework(ctx, tx, row, { type: "submit" }, { answers: assignmentId, answersOf: portalUserId });
        const said = `The worksheet was sent, and with it the homework: ${homeworkBody(ctx, row).title}`;
        for (const { conversationId } of doers) await ctx.inbox.postEvent({ conversationId, key: `worksheet:${row.id}:${assignmentId}:${conversationId}`, forPortal: said, forStaff: said }, tx);
      }
    }),
});
