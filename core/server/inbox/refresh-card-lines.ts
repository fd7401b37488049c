import { clientName } from "../people/people-rows.ts";
import type { Host } from "../host-parts.ts";
import type { Client, PortalUser, StaffMember } from "../people/people-door.ts";
import { personAsStaff } from "../people/person-as-staff.ts";
import type { PortalViewer, Viewer } from "../viewer.ts";
import { lineOfFace, sealLine } from "./card-line.ts";
import type { CardFace } from "./card-view.ts";
import { cardColumns } from "./inbox-rows.ts";
import type { CardRow } from "./inbox-rows.ts";

type OwnedCard = CardRow & { portal_user_id: string; client_id: string };

const over = new Set<CardFace["state"]>(["done", "expired", "cancelled", "superseded"]);

const asPortal = (user: PortalUser, timeZone: string): PortalViewer => ({
  kind: "portal",
  accountId: user.accountId ?? "",
  sessionId: "",
  practiceId: user.practiceId,
  name: clientName(user),
  timeZone,
  portalUserId: user.id,
  clientId: user.clientId,
  relationship: user.relationship,
  permissions: user.permissions,
});

/** Those for whom a card is looked at when nobody is there: its portal user and the lead professional. */
async function onlookers(host: Host, card: OwnedCard): Promise<Viewer[]> {
  const people = host.people.of(card.practice_id);
  const [practice, user, client] = await Promise.all([people.practice(), people.portalUser(card.portal_user_id), people.client(card.client_id)]);
  const lead = await leadOf(host, client);
  const viewers: Viewer[] = [];
  if (user && card.audience === "all") viewers.push(asPortal(user, practice.timeZone));
  if (lead) viewers.push(personAsStaff(lead));
  return viewers;
}

const leadOf = async (host: Host, client: Client | null): Promise<StaffMember | null> =>
  client?.professionalIds[0] ? host.people.of(client.practiceId).staffMember(client.professionalIds[0]) : null;

/**
 * Renews the stored line of every card of one subject and closes cards that need nobody any more.
 * It runs after the change is stored, since a plugin's view reads what is stored; a card stays open until then.
 */
export async function refreshCardLines(host: Host, practiceId: string, kind: string, subjectId: string): Promise<void> {
  const known = host.registry.card(kind);
  if (!known) return;
  const state = await host.states.state(practiceId, known.pluginId);
  if (!state.on) return;
  const columns = cardColumns.map((name) => `k.${name}`).join(", ");
  const cards = await host.db.hot.all<OwnedCard>(
    `SELECT ${columns}, c.portal_user_id, c.client_id FROM inbox_cards k JOIN inbox_conversations c ON c.id = k.conversation_id WHERE k.practice_id = ? AND k.kind = ? AND k.subject_id = ?`,
    [practiceId, kind, subjectId],
  );
  for (const card of cards) {
    const faces: CardFace[] = [];
    for (const viewer of await onlookers(host, card)) {
      const seen = await known.card.view(host.context(known.pluginId, practiceId, viewer), [subjectId], viewer);
      const face = seen.get(subjectId);
      if (face) faces.push(face);
    }
    const [first] = faces;
    if (!first) continue;
    const open = faces.some((face) => face.needsYou || !over.has(face.state));
    // A card that changed meanwhile is renewed by that change.
    await host.db.hot.run(
      "UPDATE inbox_cards SET line = ?, line_rev = rev, open = ? WHERE practice_id = ? AND kind = ? AND subject_id = ? AND conversation_id = ? AND rev = ?",
      [sealLine(host.sealer, card, lineOfFace(first)), open ? 1 : 0, practiceId, kind, subjectId, card.conversation_id, card.rev],
    );
  }
}
