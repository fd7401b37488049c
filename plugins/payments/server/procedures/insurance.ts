import { idInput, notFound, pageCursor } from "@anteroom/core/server";
import { z } from "zod";
import { policyFor } from "../insurance/find-policy.ts";
import { keepPhotos } from "../insurance/keep-photo.ts";
import { detailsInput, readDetails } from "../insurance/policy-details.ts";
import { policies, policyRanks } from "../insurance/policy-rows.ts";
import { policiesOf, shownPolicies } from "../insurance/shown-policy.ts";
import { submitPolicy } from "../insurance/submit-policy.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { portalProcedure } from "../trpc.ts";

/** The client's insurance: what counts now, and what counted before in pages. */
export const insurance = portalProcedure
  .meta({ permission: "payments.use" })
  .input(z.object({ after: pageCursor }))
  .query(({ ctx: { plugin, viewer }, input: { after } }) => policiesOf(plugin, viewer.clientId, after));

/** One policy with its photos. */
export const insurancePolicy = portalProcedure
  .meta({ permission: "payments.use" })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const [shown] = await shownPolicies(plugin, [await policyFor(plugin, viewer, id)]);
    if (!shown) throw notFound("this insurance");
    return shown;
  });

/** Sends a policy. Also an edit is one: what was sent before stays as it was. The same key again sends nothing more. */
export const submitInsurance = portalProcedure
  .meta({ permission: "payments.use" })
  .input(detailsInput.extend({ key: idInput(), rank: z.enum(policyRanks, "Choose whether it pays first or second."), front: idInput().nullable().default(null), back: idInput().nullable().default(null) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, rank, front, back, ...typed } }) => {
    const sent = (await plugin.model(policies).findOne({ where: { practiceId: plugin.practiceId, id: key } }))?.get();
    if (sent) return { id: (await policyFor(plugin, viewer, key)).id };
    const read = readDetails(typed, await practiceDay(plugin));
    const { clientId } = viewer;
    await plugin.transaction((tx) =>
      plugin.once(`insurance:${viewer.portalUserId}:${key}`, tx, async () => {
        const photos = await keepPhotos(plugin, tx, { id: key, clientId }, { front, back });
        await submitPolicy(plugin, tx, { id: key, clientId, rank, ...read, ...photos, source: "portal", sentBy: viewer.portalUserId });
        const { id: conversationId } = await plugin.inbox.conversationOf(viewer.portalUserId, tx);
        await plugin.inbox.postEvent({ conversationId, key: `insurance:${key}`, forPortal: "You sent your insurance details", forStaff: `${viewer.name} sent insurance details` }, tx);
        return null;
      }),
    );
    return { id: key };
  });
