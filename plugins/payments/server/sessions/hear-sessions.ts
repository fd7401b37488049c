import { listen } from "@anteroom/core/server";
import { draftSession } from "./draft-session.ts";
import { heardSession } from "./heard-session.ts";
import { sessionNow } from "./session-now.ts";

const hear = (event: "appointment-completed" | "fee-decided") =>
  listen({
    to: `scheduling.${event}`,
    version: 1,
    as: `draft-when-${event}`,
    read: heardSession,
    async run(ctx, { data, eventId }) {
      if (!(await ctx.setting<boolean>("draftSessions"))) return;
      // News come late and out of order.
      const session = (await sessionNow(ctx, data.appointmentId)) ?? data;
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
