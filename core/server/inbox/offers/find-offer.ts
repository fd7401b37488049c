import { AppError, notFound } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import { holdsPermission } from "../../people/permissions.ts";
import { pluginOffSentence } from "../../plugins/plugin-off-sentence.ts";
import type { PluginContext } from "../../plugins/plugin-context.ts";
import type { PortalViewer, StaffViewer } from "../../viewer.ts";
import { findConversation, mayUse } from "../conversation-access.ts";
import type { ConversationRow } from "../inbox-rows.ts";
import type { OfferDefinition, OfferedTo } from "./define-offer.ts";
import { offeredMessage } from "./offered-message.ts";
import { recipientOf } from "./recipient-of.ts";

export interface OfferPlace {
  conversationId: string;
  pluginId: string;
  name: string;
  /** The message that it is made of. */
  entryId?: string | undefined;
}

/** An offer that this staff member may make to this person, with everything that making it needs. */
export interface FoundOffer {
  pluginId: string;
  offer: OfferDefinition<never>;
  ctx: PluginContext;
  to: OfferedTo;
  /** False while the person is invited and has not come in yet. */
  enrolled: boolean;
}

export interface Addressee {
  conversation: ConversationRow;
  recipient: PortalViewer;
  enrolled: boolean;
}

/** Whose conversation it is. @throws AppError `NOT_FOUND` for foreign and absent conversations, `CONFLICT` when nobody would see what is sent. */
export async function addresseeOf(host: Host, viewer: StaffViewer, conversationId: string): Promise<Addressee> {
  const conversation = await findConversation(host.db.hot, viewer.practiceId, conversationId);
  if (!conversation || !mayUse(host, viewer, conversation)) throw notFound("this conversation");
  const recipient = await recipientOf(host, viewer.practiceId, conversation.portal_user_id);
  const { portal_status: status } = conversation;
  if (!recipient || (status !== "active" && status !== "invited")) {
    throw new AppError("CONFLICT", "This person does not use the portal now, so nobody would see the card. You can change that on the tab Client Portal.");
  }
  return { conversation, recipient, enrolled: status === "active" };
}

/** What a card would be sent to. */
export const offeredTo = ({ conversation, recipient }: Addressee): OfferedTo => ({ conversationId: conversation.id, clientId: conversation.client_id, recipient });

/** @throws AppError `NOT_FOUND`, `PLUGIN_DISABLED`, or `FORBIDDEN` with what stands in the way. */
export async function findOffer(host: Host, viewer: StaffViewer, { conversationId, pluginId, name, entryId }: OfferPlace): Promise<FoundOffer> {
  const addressee = await addresseeOf(host, viewer, conversationId);
  const found = host.registry.offers().find((one) => one.pluginId === pluginId && one.offer.name === name);
  if (!found) throw notFound("this card");
  const state = await host.states.state(viewer.practiceId, pluginId);
  if (!state.on) throw new AppError("PLUGIN_DISABLED", pluginOffSentence(host.registry, pluginId), { pluginId, reason: state.reason });
  const { offer } = found;
  if (!holdsPermission(host.registry, viewer, offer.permission)) {
    throw new AppError("FORBIDDEN", "Your role does not include sending this. An administrator can change that.", { pluginId, reason: offer.permission });
  }
  if (!holdsPermission(host.registry, addressee.recipient, offer.recipientPermission)) {
    throw new AppError("FORBIDDEN", `${addressee.recipient.name} does not have access to this part of the portal. You can change that on the tab Client Portal.`, { pluginId, reason: offer.recipientPermission });
  }
  const message = entryId && offer.fromMessage ? { message: await offeredMessage(host, viewer, addressee.conversation, entryId) } : {};
  return { pluginId, offer, ctx: host.context(pluginId, viewer.practiceId, viewer), to: { ...offeredTo(addressee), ...message }, enrolled: addressee.enrolled };
}
