import { listen } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { z } from "zod";
import { draftSession } from "./draft-session.ts";
import { heardSession } from "./heard-session.ts";
import type { HeardSession } from "./heard-session.ts";

const answer = z.object({ appointments: z.array(heardSession) });

/** The session as scheduling says that it stands now, since news come late and out of order; what was heard, where scheduling is off. */
async function asItStands(ctx: PluginContext, heard: HeardSession): Promise<HeardSession> {
  const asked = await ctx.ask<unknown>("scheduling.appointment", { ids: [heard.appointmentId] });
  const read = asked.ok ? answer.safeParse(asked.data) : null;
  return read?.data?.appointments.find((one) => one.appointmentId === heard.appointmentId) ?? heard;
}

const hear = (event: "appointment-completed" | "fee-decided") =>
  listen({
    to: `scheduling.${event}`,
    version: 1,
    as: `draft-when-${event}`,
    read: heardSession,
    async run(ctx, { data, eventId }) {
      if (!(await ctx.setting<boolean>("draftSessions"))) return;
      const session = await asItStands(ctx, data);
      await ctx.transaction((tx) =>
        ctx.once(`drafted:${eventId}`, tx, async () => {
          await draftSession(ctx, tx, session);
          return null;
        }),
      );
    },
  });

/** Sessions that took place, and fees that staff confirmed, become drafts for staff to check. */
export const hearSessions = [hear("appointment-completed"), hear("fee-decided")];
