import { Op } from "sequelize";
import { z } from "zod";
import { capability, readDate } from "@anteroom/core/server";
import { isDoer } from "./homework/doers.ts";
import { homework } from "./tables/homework.ts";

const day = z.string().refine((text) => readDate(text) !== null, "Write the day as 2026-11-26.");

/** Days on which a client's homework is due, or what of it one portal user does, for calendars; titles stay here, since calendars are read by others. */
export const homeworkDue = capability({
  version: 1,
  input: z.object({ clientId: z.string(), portalUserId: z.string().optional(), from: day, to: day }),
  output: z.object({ due: z.array(z.object({ id: z.string(), day: z.string(), href: z.string() })) }),
  example: { input: { clientId: "01JD0000000000000000000001", from: "2026-11-01", to: "2026-12-01" }, output: { due: [{ id: "01JD0000000000000000000000", day: "2026-11-26", href: "/sessions/homework/01JD0000000000000000000000" }] } },
  async run(ctx, { clientId, portalUserId, from, to }) {
    const { viewer } = ctx;
    if (viewer?.kind === "portal" ? viewer.clientId !== clientId || !ctx.holds("sessions.use") : viewer !== null && !(await ctx.people.maySee(viewer, clientId))) return { due: [] };
    const doer = portalUserId === undefined ? null : await ctx.people.portalUser(portalUserId);
    if (portalUserId !== undefined && (doer?.clientId !== clientId || !doer.permissions.includes("sessions"))) return { due: [] };
    const rows = await ctx.model(homework).findAll({ where: { practiceId: ctx.practiceId, clientId, state: ["assigned", "started"], dueDay: { [Op.between]: [from, to] } as never, postedAt: { [Op.ne]: null } as never }, limit: 200 });
    return { due: rows.map((row) => row.get()).filter((row) => (viewer?.kind !== "portal" || isDoer(row, viewer)) && (doer === null || row.portalUserId === null || row.portalUserId === doer.id)).map((row) => ({ id: row.id, day: row.dueDay ?? "", href: `/sessions/homework/${row.id}` })) };
  },
});
