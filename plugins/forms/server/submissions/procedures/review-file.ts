import { z } from "zod";
import { findForStaff } from "../../assignments/find-assignment.ts";
import { staffProcedure } from "../../trpc.ts";
import { findSubmission } from "../copy.ts";
import { writeCopy } from "../write-copy.ts";

/** What was sent as a PDF, with its score, for staff who review it. */
export const reviewFile = staffProcedure
  .meta({ permission: "forms.review" })
  .input(z.object({ assignmentId: z.string().length(26), number: z.number().int().min(1).optional() }))
  .query(async ({ ctx: { plugin, viewer }, input: { assignmentId, number } }) => {
    const row = await findForStaff(plugin, viewer, assignmentId);
    const { opened } = await findSubmission(plugin, assignmentId, number);
    const user = await plugin.people.portalUser(row.portalUserId);
    await plugin.transaction((tx) => plugin.audit("downloaded", { subject: opened.row.id, clientId: row.clientId }, tx));
    return writeCopy(plugin, opened, { by: user ? `${user.firstName} ${user.lastName}` : "A portal user", zone: viewer.timeZone, score: true });
  });
