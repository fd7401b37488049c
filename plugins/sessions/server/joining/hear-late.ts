import { z } from "zod";
import { listen } from "@anteroom/core/server";
import { sessions } from "../tables/sessions.ts";
import { tellWaiting } from "./tell-waiting.ts";

/** What either side says of being late in scheduling, which tells the other; here it is written down and shown to whoever waits. */
export const hearLate = listen({
  to: "scheduling.running-late",
  version: 1,
  as: "keep-late",
  read: z.object({ appointmentId: z.string(), startsAt: z.iso.datetime(), side: z.enum(["staff", "portal"]), minutes: z.number() }),
  async run(ctx, { data: { appointmentId, startsAt, side, minutes } }) {
    // Said of a time that the session no longer has, it means nothing.
    const where = { practiceId: ctx.practiceId, appointmentId, startsAt: Date.parse(startsAt) };
    await ctx.transaction((tx) => ctx.model(sessions).update({ lateBy: minutes, lateSide: side }, { where, transaction: tx.sequelize }));
    for (const row of (await ctx.model(sessions).findAll({ where })).map((one) => one.get())) {
      if (side === "staff") await tellWaiting(ctx, row.meetingId);
      else ctx.emit("waiting", { staffOfClient: row.clientId }, { sessionId: row.id });
    }
  },
});
