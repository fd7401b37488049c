import { z } from "zod";
import { notFound } from "../../errors.ts";
import { hostOf } from "../../trpc/context.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { consentOf } from "../text-consent.ts";

/** What a portal user said about texts, with the time and the words, for staff who may see the client; null when they were never asked. */
export const textsOf = staffProcedure
  .meta({ permission: "core.portal-users" })
  .input(z.strictObject({ portalUserId: z.string().max(26) }))
  .query(async ({ ctx, input }) => {
    const host = hostOf(ctx);
    const user = await host.people.of(ctx.viewer.practiceId).portalUser(input.portalUserId);
    if (!user || !(await host.people.maySee(ctx.viewer, user.clientId))) throw notFound("this person");
    const consent = await consentOf(host, user.id);
    if (!consent || consent.agreedAt === null) return null;
    const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
    return { on: consent.state === "on", wording: consent.wording, agreedAt: iso(consent.agreedAt) ?? "", stoppedAt: consent.state === "stopped" ? iso(consent.stoppedAt) : null, stoppedBy: consent.stoppedBy };
  });
