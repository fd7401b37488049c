import { auditPeople } from "../../people/audit-people.ts";
import { accountProcedure } from "../../trpc/core-procedures.ts";
import { previewingStaff } from "../../viewer.ts";
import { sessionTurned } from "../session-turned.ts";

/** Ends a preview before its time. Answers whose portal was shown, to go back to; nobody's when there was none any more. */
export const stopPreview = accountProcedure.meta({ public: "Ends what this session itself has started." }).mutation(async ({ ctx }) => {
  const { host, viewer, session } = ctx;
  const shown = viewer?.kind === "portal" && previewingStaff(viewer) ? viewer : null;
  await host.db.transaction(async (tx) => {
    await tx.run("UPDATE sessions SET preview_user_id = NULL, preview_until = NULL WHERE id = ?", [session.id]);
    if (shown) await auditPeople({ host, origin: ctx.origin, viewer: shown }, "preview-stopped", { clientId: shown.clientId, subject: shown.portalUserId }, tx);
    sessionTurned(host, session.id, tx);
  });
  return { clientId: shown?.clientId ?? null };
});
