import { portalProcedure } from "../../trpc/core-procedures.ts";
import { reminderChoices } from "../reminders.ts";

/** How this portal user is told of appointments and of everything else. */
export const getReminders = portalProcedure.meta({ permission: "core.basic" }).query(({ ctx }) => reminderChoices(ctx.host, ctx.viewer));
