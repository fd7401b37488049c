import type { Host } from "../../host-parts.ts";
import { requireClient } from "../../people/people-access.ts";
import { holdsPermission } from "../../people/permissions.ts";
import type { StaffViewer } from "../../viewer.ts";
import { AppError } from "../../errors.ts";
import { addresseeOf, offeredTo } from "./find-offer.ts";
import type { Addressee } from "./find-offer.ts";

/** A line of the menu "＋ Card". */
export interface OfferLine {
  pluginId: string;
  name: string;
  label: string;
  /** It can be made of a message. */
  fromMessage?: true;
}

/** A portal user of a client, with what may be sent to them. */
export interface OffersTo {
  conversationId: string;
  who: string;
  offers: OfferLine[];
}

async function offersTo(host: Host, viewer: StaffViewer, addressee: Addressee): Promise<OfferLine[]> {
  const to = offeredTo(addressee);
  const lines = await Promise.all(
    host.registry.offers().map(async ({ pluginId, offer }): Promise<OfferLine[]> => {
      if (!holdsPermission(host.registry, viewer, offer.permission) || !holdsPermission(host.registry, to.recipient, offer.recipientPermission)) return [];
      const state = host.states.known(viewer.practiceId, pluginId) ?? (await host.states.state(viewer.practiceId, pluginId));
      if (!state.on) return [];
      try {
        if (offer.applies && !(await offer.applies(host.context(pluginId, viewer.practiceId, viewer), to))) return [];
      } catch (error) {
        host.log.error({ err: error, plugin: pluginId, offer: offer.name }, "an offer could not tell whether it applies");
        return [];
      }
      return [{ pluginId, name: offer.name, label: offer.label, ...(offer.fromMessage ? { fromMessage: true as const } : {}) }];
    }),
  );
  return lines.flat();
}

/** Nobody to send to is no error of the page around: there is just no menu. */
const unlessNobody = (error: unknown): null => {
  if (error instanceof AppError && error.appCode === "CONFLICT") return null;
  throw error;
};

/** What may be sent in one conversation. */
export async function listOffers(host: Host, viewer: StaffViewer, conversationId: string): Promise<OfferLine[]> {
  const addressee = await addresseeOf(host, viewer, conversationId).catch(unlessNobody);
  return addressee ? offersTo(host, viewer, addressee) : [];
}

/** What may be sent to each portal user of a client, in the conversation that each has with the care team. */
export async function listClientOffers(host: Host, viewer: StaffViewer, clientId: string): Promise<OffersTo[]> {
  await requireClient(host, viewer, clientId);
  const homes = await host.db.hot.all<{ id: string }>(
    "SELECT id FROM inbox_conversations WHERE practice_id = ? AND client_id = ? AND topic_key = '' ORDER BY created_at, id",
    [viewer.practiceId, clientId],
  );
  const people = await Promise.all(
    homes.map(async ({ id }): Promise<OffersTo | null> => {
      const addressee = await addresseeOf(host, viewer, id).catch(unlessNobody);
      return addressee && { conversationId: id, who: addressee.recipient.name, offers: await offersTo(host, viewer, addressee) };
    }),
  );
  return people.filter((one) => one !== null && one.offers.length > 0) as OffersTo[];
}
