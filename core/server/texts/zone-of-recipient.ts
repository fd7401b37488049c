import type { Host } from "../host-parts.ts";
import type { RecipientKey } from "../notify/recipient-key.ts";

/** On whose clock it is day or night for somebody: their own, else the practice's. */
export async function zoneOfRecipient(host: Host, practiceId: string, to: RecipientKey): Promise<string> {
  const people = host.people.of(practiceId);
  const { timeZone } = await people.practice();
  if (to.kind === "staff") return (await people.staffMember(to.id))?.timeZone ?? timeZone;
  const user = await people.portalUser(to.id);
  return (user ? (await people.client(user.clientId))?.timeZone : null) ?? timeZone;
}
