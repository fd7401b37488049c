import type { ProfileItem } from "@anteroom/core/server";
import { isLive } from "../processors/processor-of.ts";
import { policies } from "./policy-rows.ts";

/** Insurance as a line of Profile Completion: done once a policy was sent that was not rejected. */
export const insuranceItem: ProfileItem = {
  id: "payments.insurance",
  label: "Insurance",
  path: "/payments/insurance",
  permission: "billing",
  isOffered: isLive,
  isDone: async (ctx, viewer) => (await ctx.model(policies).count({ where: { practiceId: ctx.practiceId, clientId: viewer.clientId, state: ["submitted", "in review", "verified"] } })) > 0,
};
