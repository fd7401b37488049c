import { z } from "zod";
import { ulid } from "../../inbox/procedures/ids.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { ownAway } from "../away/own-away.ts";
import { endAway, planAway } from "../away/plan-away.ts";
import { chosenInstant } from "../snooze-until.ts";

const own = staffProcedure.meta({ permission: "core.desk" });

/** When this staff member is away, and who could cover. */
export const awayOf = own.query(({ ctx }) => ownAway(ctx.host, ctx.viewer));

/** Plans a time away: wall times in the staff member's zone. */
export const awayPlan = own
  .input(z.object({ coverId: ulid, startsAt: z.string().max(30), endsAt: z.string().max(30) }))
  .mutation(({ ctx: { host, viewer }, input }) =>
    planAway(host, viewer, { coverId: input.coverId, startsAt: chosenInstant("startsAt", input.startsAt, viewer.timeZone), endsAt: chosenInstant("endsAt", input.endsAt, viewer.timeZone) }),
  );

/** Ends or calls off an own time away. */
export const awayEnd = own.input(z.object({ periodId: ulid })).mutation(async ({ ctx, input }) => {
  await endAway(ctx.host, ctx.viewer, input.periodId);
  return { ok: true as const };
});
