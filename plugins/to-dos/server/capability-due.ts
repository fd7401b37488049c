import { Op } from "sequelize";
import { z } from "zod";
import { capability, readDate } from "@anteroom/core/server";
import { toDos } from "./to-do-rows.ts";

const day = z.string().refine((text) => readDate(text) !== null, "Write the day as 2026-11-26.");
const most = 200;

/** Days on which a portal user's to-dos are due, for calendars; titles stay here, since calendars are read by others. */
export const dueCapability = capability({
  version: 1,
  input: z.object({ portalUserId: z.string(), from: day, to: day }),
  output: z.object({ due: z.array(z.object({ id: z.string(), day: z.string() })) }),
  example: { input: { portalUserId: "01JD0000000000000000000000", from: "2026-11-01", to: "2026-12-01" }, output: { due: [{ id: "01JD0000000000000000000001", day: "2026-11-26" }] } },
  async run(ctx, { portalUserId, from, to }) {
    const { viewer } = ctx;
    const user = await ctx.people.portalUser(portalUserId);
    const sees = user?.permissions.includes("basic") && (viewer === null || (viewer.kind === "portal" ? viewer.portalUserId === portalUserId : await ctx.people.maySee(viewer, user.clientId)));
    if (!user || !sees) return { due: [] };
    const rows = await ctx.model(toDos).findAll({
      where: { practiceId: ctx.practiceId, clientId: user.clientId, forStaff: 0, state: "open", dueDay: { [Op.between]: [from, to] } as never, [Op.or]: [{ portalUserId: null }, { portalUserId }] as never },
      order: [["id", "ASC"]],
      limit: most,
    });
    return { due: rows.map((row) => row.get()).map((row) => ({ id: row.id, day: row.dueDay ?? "" })) };
  },
});
