import type { ProfileItem } from "@anteroom/core/server";
import { isLive } from "../processors/processor-of.ts";
import { expiryOf, visibleMethods } from "./visible-methods.ts";

/** A payment method as a line of Profile Completion, where people can pay in the portal: done once the person has one that has not expired. Nobody's line is done by a card that they may not use. */
export const methodsItem: ProfileItem = {
  id: "payments.methods",
  label: "Payment Methods",
  path: "/payments/methods",
  permission: "billing",
  isOffered: isLive,
  isDone: async (ctx, viewer) => (await visibleMethods(ctx, viewer)).some((row) => expiryOf(row, ctx.now()) !== "expired"),
};
