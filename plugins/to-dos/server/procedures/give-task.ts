import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { staffProcedure } from "../trpc.ts";

/** Gives a task of the viewer's list to a colleague, or back to everybody who sees it. */
export const giveTask = staffProcedure
  .meta({ permission: "to-dos.tasks" })
  .input(z.object({ itemId: z.string().min(1).max(160), staffId: z.string().default("").transform((text) => text || null).pipe(idInput("Choose a colleague.").nullable()), key: idInput() }))
  .mutation(({ ctx: { plugin, viewer }, input: { itemId, staffId, key } }) =>
    plugin.transaction((tx) =>
      plugin.once(`give:${key}`, tx, async () => {
        await plugin.inbox.giveTask(viewer, { itemId, staffId }, tx);
        await plugin.audit("gave-task", { subject: itemId.split("/").at(-1) ?? "" }, tx);
        return null;
      }),
    ),
  );
