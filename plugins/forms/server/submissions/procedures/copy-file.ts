import { z } from "zod";
import { findReadable } from "../../assignments/find-assignment.ts";
import { portalProcedure } from "../../trpc.ts";
import { findSubmission } from "../copy.ts";
import { writeCopy } from "../write-copy.ts";

/** What was sent as a PDF, for whoever may read it in the portal. */
export const copyFile = portalProcedure
  .meta({ permission: "forms.answer" })
  .input(z.object({ assignmentId: z.string().length(26), number: z.number().int().min(1).optional() }))
  .query(async ({ ctx: { plugin, viewer }, input: { assignmentId, number } }) => {
    const row = await findReadable(plugin, viewer, assignmentId);
    const { opened } = await findSubmission(plugin, assignmentId, number);
    const user = await plugin.people.portalUser(row.portalUserId);
    const score = await plugin.setting<boolean>("showScores", { clientId: row.clientId });
    await plugin.transaction((tx) => plugin.audit("downloaded", { subject: opened.row.id, clientId: row.clientId }, tx));
    const reason = row.own ? opened.reason : null;
    return writeCopy(plugin, { ...opened, reason }, { by: user ? `${user.firstName} ${user.lastName}` : "A portal user", zone: viewer.timeZone, score });
  });
