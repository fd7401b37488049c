import { idInput, notFound, pageCursor } from "@anteroom/core/server";
import { z } from "zod";
import { policyFor } from "../insurance/find-policy.ts";
import { policiesOf, shownPolicies } from "../insurance/shown-policy.ts";
import { policyInput, takePolicy } from "../insurance/take-policy.ts";
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

/** Sends a policy. */
export const submitInsurance = portalProcedure
  .meta({ permission: "payments.use" })
  .input(policyInput)
  .mutation(({ ctx: { plugin, viewer }, input: typed }) =>
    takePolicy(plugin, {
      viewer, clientId: viewer.clientId, typed,
      async tell(tx) {
        const { id: conversationId } = await plugin.inbox.conversationOf(viewer.portalUserId, tx);
        await plugin.inbox.postEvent({ conversationId, key: `insurance:${typed.key}`, forPortal: "You sent your insurance details", forStaff: `${viewer.name} sent insurance details` }, tx);
      },
    }),
  );
