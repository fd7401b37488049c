import { z } from "zod";
import { AppError, idInput } from "@anteroom/core/server";
import { findHomework } from "../homework/find-homework.ts";
import { portalProcedure } from "../trpc.ts";

const given = z.object({ assignmentId: z.string() });

/** Gives whoever does the homework the form that is its worksheet, unless they have it before them already, and answers which it is. */
export const homeworkWorksheet = portalProcedure
  .meta({ permission: "sessions.use" })
  .input(z.object({ id: idInput(), key: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id, key } }) => {
    const row = await findHomework(plugin, viewer, id);
    if (row.formId === null || (row.state !== "assigned" && row.state !== "started")) throw new AppError("CONFLICT", "There is no worksheet to fill in any more.");
    const asked = await plugin.ask<unknown>("forms.give", { formId: row.formId, portalUserId: viewer.portalUserId, dueOn: row.dueDay, key: `homework:${id}:${viewer.portalUserId}:${key}`, again: true });
    const read = asked.ok ? given.safeParse(asked.data) : null;
    if (!read?.success) throw new AppError("CONFLICT", "The worksheet cannot be opened now. Write how it went below, or write to your practice.");
    return { assignmentId: read.data.assignmentId };
  });
