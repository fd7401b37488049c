import type { OfferLine } from "@anteroom/core/server";

/** The page of an offer, which the dialog over the conversation is drawn from as well. */
export const offerPath = (view: string, conversationId: string, { pluginId, name }: Pick<OfferLine, "pluginId" | "name">): string =>
  `/staff/inbox/${view}/${conversationId}/offer/${pluginId}/${name}`;
