import { z } from "zod";
import { idInput, notFound } from "@anteroom/core/server";
import { checkDay } from "../check-day.ts";
import { makeToDo } from "../make-to-do.ts";
import { needsDay, toDoWords } from "../to-do-input.ts";
import { staffProcedure } from "../trpc.ts";

const someone = z.string().default("").transform((text) => text || null).pipe(idInput().nullable());

/** A task for staff: for oneself, a colleague or the team, about a client or none. */
export const addTask = staffProcedure
  .meta({ permission: "to-dos.tasks" })
  .input(z.object({ key: idInput(), ...toDoWords, clientId: someone, staffId: someone }).superRefine(needsDay))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, title, note, link, dueDay, repeat, clientId, staffId } }) => {
    if (clientId) await plugin.people.clientFor(viewer, clientId);
    if (staffId && !(await plugin.people.staffMember(staffId))?.active) throw notFound("this colleague");
    await checkDay(plugin, clientId, dueDay);
    await plugin.transaction((tx) =>
      plugin.once(`task:${key}`, tx, async () => {
        await makeToDo(plugin, tx, { id: key, for: { staffId, clientId }, by: { kind: "staff", id: viewer.staffId, name: viewer.name }, title, note, link, dueDay, repeat, needsConfirmation: false });
        await plugin.audit("added-task", { subject: key, ...(clientId ? { clientId } : {}) }, tx);
        return null;
      }),
    );
    return { id: key };
  });
