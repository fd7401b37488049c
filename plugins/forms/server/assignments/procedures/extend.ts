import { z } from "zod";
import { staffProcedure } from "../../trpc.ts";
import { extend as extendNow } from "../change-assignment.ts";
import { checkDays } from "../check-days.ts";
import { findForStaff } from "../find-assignment.ts";
import { isDay } from "../local-day.ts";

const day = z.string().trim().refine((text) => text === "" || isDay(text), "Choose a day.").default("");

/** Gives a form other days; one that ran out can be answered again. */
export const extend = staffProcedure
  .meta({ permission: "forms.assign" })
  .input(z.object({ assignmentId: z.string().length(26), dueOn: day, closesOn: day }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { assignmentId, dueOn, closesOn } }) => {
    const row = await findForStaff(plugin, viewer, assignmentId);
    const days = await checkDays(plugin, row.clientId, { sendOn: "", dueOn, closesOn });
    await plugin.transaction((tx) => extendNow(plugin, assignmentId, days, tx));
    return null;
  });
