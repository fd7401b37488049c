import { z } from "zod";
import { invalid } from "../../errors.ts";
import { hostOf } from "../../trpc/context.ts";
import { profileTouched } from "../../profile/profile-touched.ts";
import { viewerProcedure } from "../../trpc/core-procedures.ts";
import { recipientOfViewer } from "./get-preferences.ts";

const choice = z.strictObject({ email: z.boolean(), sms: z.boolean(), push: z.boolean() });

/** Stores the viewer's own choices for the classes given; the others stay. */
export const savePreferencesProcedure = viewerProcedure
  .meta({ permission: "core.basic" })
  .input(z.strictObject({ wanted: z.record(z.string().max(20), choice) }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const host = hostOf(ctx);
    const { viewer } = ctx;
    const saved = await host.db.transaction(async (tx) => {
      const answer = await host.notifier.savePreferences(recipientOfViewer(viewer), input.wanted, tx);
      if (answer.ok && viewer.kind === "portal") await profileTouched(host, viewer, viewer.clientId, tx);
      return answer;
    });
    if (!saved.ok) throw invalid(saved.fields);
    return { ok: true };
  });
