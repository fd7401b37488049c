import { Op } from "sequelize";
import { dueDaysCapability } from "@anteroom/core/server";
import { toDos } from "./to-do-rows.ts";

const most = 200;

/** Days on which a portal user's to-dos are due. */
export const dueCapability = dueDaysCapability({
  permission: "basic",
  async read(ctx, user, { from, to }) {
    const rows = await ctx.model(toDos).findAll({
      where: { practiceId: ctx.practiceId, clientId: user.clientId, forStaff: 0, state: "open", dueDay: { [Op.between]: [from, to] } as never, [Op.or]: [{ portalUserId: null }, { portalUserId: user.id }] as never },
      order: [["id", "ASC"]],
      limit: most,
    });
    return rows.map((row) => row.get()).map((row) => ({ id: row.id, day: row.dueDay ?? "" }));
  },
});
