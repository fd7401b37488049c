import { Op } from "sequelize";
import { z } from "zod";
import { capability } from "@anteroom/core/server";
import type { AssignmentState } from "./assignment-rows.ts";
import { readAssignments } from "./find-assignment.ts";
import { isDay } from "./local-day.ts";

const day = z.string().refine(isDay, "Write the day as 2026-11-26.");
const open: AssignmentState[] = ["sent", "in-progress", "returned"];

/** Days on which forms are due that a portal user has yet to send, for calendars; titles stay here, since calendars are read by others. */
export const due = capability({
  version: 1,
  input: z.object({ portalUserId: z.string(), from: day, to: day }),
  output: z.object({ due: z.array(z.object({ id: z.string(), day: z.string() })) }),
  example: { input: { portalUserId: "01JD0000000000000000000000", from: "2026-11-01", to: "2026-12-01" }, output: { due: [{ id: "01JD0000000000000000000001", day: "2026-11-26" }] } },
  async run(ctx, { portalUserId, from, to }) {
    const { viewer } = ctx;
    const user = await ctx.people.portalUser(portalUserId);
    const sees = user?.permissions.includes("surveys") && (viewer === null || (viewer.kind === "portal" ? viewer.portalUserId === portalUserId : await ctx.people.maySee(viewer, user.clientId)));
    if (!sees) return { due: [] };
    const rows = await readAssignments(ctx, { portalUserId, state: open, dueOn: { [Op.between]: [from, to] } });
    return { due: rows.map((row) => ({ id: row.id, day: row.dueOn ?? "" })) };
  },
});
