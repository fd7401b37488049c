import { z } from "zod";
import { AppError } from "../../errors.ts";
import { auditPeople } from "../../people/audit-people.ts";
import { rowId } from "../../people/person-fields.ts";
import { requirePortalUser } from "../../people/require-portal-user.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { sessionTurned } from "../session-turned.ts";

/** How long a preview lasts, in milliseconds. */
export const previewMs = 15 * 60_000;

/** Lets this browser's session look at the portal as one of its users, for 15 minutes and without changing anything. */
export const startPreview = staffProcedure
  .meta({ permission: "core.preview" })
  .input(z.object({ portalUserId: rowId }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const user = await requirePortalUser(host, viewer, input.portalUserId);
    if (user.status !== "active") throw new AppError("CONFLICT", "This person does not use the portal now, so there is nothing to look at.");
    const until = host.clock.now() + previewMs;
    await host.db.transaction(async (tx) => {
      await tx.run("UPDATE sessions SET preview_user_id = ?, preview_until = ? WHERE id = ?", [user.id, until, viewer.sessionId]);
      await auditPeople(ctx, "preview-started", { clientId: user.clientId, subject: user.id, detail: { minutes: previewMs / 60_000 } }, tx);
      sessionTurned(host, viewer.sessionId, tx);
    });
    return { until };
  });
