import { z } from "zod";
import { notFound } from "../../errors.ts";
import { hostOf } from "../../trpc/context.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import type { DeliveryLine } from "../notifier.ts";

/** Every mail to one portal user with kind, time and result, for staff who may see the client. */
export const getDeliveryLog = staffProcedure
  .meta({ permission: "core.portal-users" })
  .input(z.strictObject({ portalUserId: z.string().max(26) }))
  .query(async ({ ctx, input }): Promise<DeliveryLine[]> => {
    const host = hostOf(ctx);
    const { practiceId } = ctx.viewer;
    const user = await host.people.of(practiceId).portalUser(input.portalUserId);
    if (!user || !(await host.people.maySee(ctx.viewer, user.clientId))) throw notFound("this person");
    return host.notifier.log(practiceId, { portalUserId: user.id });
  });
