import { z } from "zod";
import { capability } from "@anteroom/core/server";
import { sessions, standing } from "../tables/sessions.ts";
import { linkFor } from "./meeting-link.ts";

/** The way into a session by video, while it is open, for somebody who is invited to its appointment and has no portal. Only the portal itself asks: whoever is signed in has a way of their own. */
export const guestLink = capability({
  version: 1,
  input: z.object({ appointmentId: z.string(), seat: z.string(), name: z.string().max(200) }),
  output: z.object({ href: z.string().nullable() }),
  example: { input: { appointmentId: "01JD0000000000000000000000", seat: "01JD0000000000000000000001", name: "Kim Park" }, output: { href: null } },
  async run(ctx, { appointmentId, seat, name }) {
    if (ctx.viewer !== null) return { href: null };
    const row = (await ctx.model(sessions).findOne({ where: { practiceId: ctx.practiceId, appointmentId } }))?.get();
    return { href: row && standing.includes(row.state) ? (await linkFor(ctx, row, { seat, name, host: false })).href : null };
  },
});
