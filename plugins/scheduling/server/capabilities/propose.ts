import { z } from "zod";
import { capability, notFound } from "@anteroom/core/server";
import { makeProposal } from "../proposals/make-proposal.ts";
import { prepareProposal } from "../proposals/prepare-proposal.ts";
import { places } from "../rows/appointments.ts";

/** Proposes up to five times to a portal user on behalf of another plugin, as the staff member who asks; the same key proposes once. */
export const proposeCapability = capability({
  version: 1,
  input: z.object({ key: z.string().length(26), portalUserId: z.string(), serviceId: z.string(), place: z.enum(places), locationId: z.string().nullable(), note: z.string().max(1000), times: z.array(z.object({ staffId: z.string(), startsAt: z.iso.datetime() })).min(1).max(5) }),
  output: z.object({ id: z.string() }),
  example: {
    input: { key: "01JD0000000000000000000009", portalUserId: "01JD0000000000000000000004", serviceId: "01JD0000000000000000000003", place: "video" as const, locationId: null, note: "", times: [{ staffId: "01JD0000000000000000000002", startsAt: "2026-11-26T14:00:00.000Z" }] },
    output: { id: "01JD0000000000000000000009" },
  },
  async run(ctx, { key, times, ...asked }) {
    const { viewer } = ctx;
    if (viewer?.kind !== "staff" || !ctx.holds("scheduling.manage")) throw notFound("this person");
    const { made } = await prepareProposal(ctx, { ...asked, requestId: null, replacesId: null, times: times.map((time) => ({ staffId: time.staffId, startsAt: Date.parse(time.startsAt) })) }, viewer.staffId, key);
    await ctx.transaction((tx) => ctx.once(`propose:${key}`, tx, async () => {
      await makeProposal(ctx, tx, made);
      return null;
    }));
    return { id: key };
  },
});
