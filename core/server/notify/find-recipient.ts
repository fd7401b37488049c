import type { Host } from "../host-parts.ts";
import type { RecipientKey } from "./recipient-key.ts";

/** Where a notice goes, or the reason why it goes nowhere, as the delivery log says it. */
export type FoundRecipient = { address: string; alerts: boolean } | { address: null; reason: string };

const nowhere = (reason: string): FoundRecipient => ({ address: null, reason });

/** Looks the recipient up right before sending, so that a person who was suspended meanwhile hears nothing. */
export async function findRecipient(host: Host, practiceId: string, to: RecipientKey): Promise<FoundRecipient> {
  const people = host.people.of(practiceId);
  if (to.kind === "portal") {
    const user = await people.portalUser(to.id);
    if (!user) return nowhere("the person is no longer there");
    if (user.status === "invited") return nowhere("the person has not enrolled yet");
    if (user.status !== "active") return nowhere(`portal access is ${user.status}`);
    return { address: user.email, alerts: user.alerts };
  }
  const member = await people.staffMember(to.id);
  if (!member?.active) return nowhere("the staff member is no longer active");
  const rows = await host.db.hot.all<{ email: string }>("SELECT email FROM accounts WHERE id = ?", [member.accountId]);
  const email = rows[0]?.email;
  return email ? { address: email, alerts: true } : nowhere("the account has no address");
}
