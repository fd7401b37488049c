import { z } from "zod";
import { AppError, idInput } from "@anteroom/core/server";
import { findHomework, homeworkBody } from "../homework/find-homework.ts";
import { homeworkSentNotification } from "../notifications.ts";
import { portalProcedure } from "../trpc.ts";

/** Writes to the care team that something stands in the way of homework: a message in the conversation that names it. */
export const homeworkStuck = portalProcedure
  .meta({ permission: "sessions.use" })
  .input(z.object({ id: idInput(), key: idInput(), text: z.string().trim().min(1, "Write what is in the way.").max(2_000, "Use 2,000 characters or fewer.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id, key, text } }) => {
    const row = await findHomework(plugin, viewer, id);
    const { title } = homeworkBody(plugin, row);
    const { id: conversationId } = await plugin.inbox.conversationOf(viewer.portalUserId);
    try {
      await plugin.inbox.send(viewer, { conversationId, key, text: `About the homework “${title}”: ${text}` });
    } catch (error) {
      // Who may not write messages, or where they are off, is heard all the same: as a line of the conversation.
      if (!(error instanceof AppError) || error.appCode !== "FORBIDDEN") throw error;
      await plugin.transaction((tx) => plugin.inbox.postEvent({ conversationId, key: `stuck:${key}`, forPortal: `You are stuck with the homework “${title}”: ${text}`, forStaff: `${viewer.name} is stuck with the homework “${title}”: ${text}` }, tx));
    }
    await plugin.transaction((tx) => plugin.notify(homeworkSentNotification.kind, { to: { staffId: row.byId }, data: { id: row.id }, key: `stuck:${key}` }, tx));
    return { id };
  });
