import { Op } from "sequelize";
import { dueDaysCapability } from "@anteroom/core/server";
import type { AssignmentState } from "./assignment-rows.ts";
import { readAssignments } from "./find-assignment.ts";

const open: AssignmentState[] = ["sent", "in-progress", "returned"];

/** Days on which forms are due that a portal user has yet to send. */
export const due = dueDaysCapability({
  permission: "surveys",
  async read(ctx, { id: portalUserId }, { from, to }) {
    const rows = await readAssignments(ctx, { portalUserId, state: open, dueOn: { [Op.between]: [from, to] } });
    return rows.map((row) => ({ id: row.id, day: row.dueOn ?? "" }));
  },
});
