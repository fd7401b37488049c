import { hostOf } from "../../trpc/context.ts";
import { portalProcedure } from "../../trpc/core-procedures.ts";
import { profileStatus } from "../profile-status.ts";

/** Percentage and checklist for the portal user who asks. */
export const profileStatusProcedure = portalProcedure.meta({ permission: "core.basic" }).query(({ ctx }) => profileStatus(hostOf(ctx), ctx.viewer));
