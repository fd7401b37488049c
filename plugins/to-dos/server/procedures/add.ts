import { z } from "zod";
import { AppError, idInput } from "@anteroom/core/server";
import { checkDay } from "../check-day.ts";
import { makeToDo } from "../make-to-do.ts";
import { needsDay, toDoWords } from "../to-do-input.ts";
import { portalProcedure } from "../trpc.ts";

/** A portal user adds something for themselves; the care team sees it too. */
export const add = portalProcedure
  .meta({ permission: "to-dos.use" })
  .input(z.object({ key: idInput(), ...toDoWords }).superRefine(needsDay))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, title, note, link, dueDay, repeat } }) => {
    if (!(await plugin.setting<boolean>("ownToDos", { clientId: viewer.clientId }))) throw new AppError("FORBIDDEN", "Your practice has turned off adding to-dos of your own.");
    await checkDay(plugin, viewer.clientId, dueDay);
    await plugin.transaction((tx) =>
      plugin.once(`add:${key}`, tx, async () => {
        await makeToDo(plugin, tx, { id: key, for: { clientId: viewer.clientId, portalUserId: viewer.portalUserId }, by: { kind: "portal", id: viewer.portalUserId, name: viewer.name }, title, note, link, dueDay, repeat, needsConfirmation: false });
        await plugin.audit("added", { subject: key, clientId: viewer.clientId }, tx);
        return null;
      }),
    );
    return { id: key };
  });
