import { z } from "zod";
import { auditTeam } from "../../team/audit-team.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { changePractice } from "../change-practice.ts";
import { urgentHelpLine } from "../urgent-help.ts";

const input = z.object({ revision: z.number().int(), lines: z.array(urgentHelpLine).max(20, "Keep 20 lines or fewer.") });

/** Stores the urgent help list in the order given. */
export const saveUrgentHelp = staffProcedure
  .meta({ permission: "core.practice" })
  .input(input)
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const lines = input.lines.map(({ label, tel, sms, note }) => ({ label, ...(tel ? { tel } : {}), ...(sms ? { sms } : {}), ...(note ? { note } : {}) }));
    await host.db.transaction(async (tx) => {
      await changePractice(host, viewer.practiceId, input.revision, { urgent_help: JSON.stringify(lines) }, tx);
      await auditTeam(ctx, "urgent-help-changed", { subject: viewer.practiceId, detail: { lines: lines.length } }, tx);
    });
    return { ok: true as const };
  });
