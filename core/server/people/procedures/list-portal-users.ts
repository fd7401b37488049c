import { z } from "zod";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import type { Authority } from "../authority/authority-fields.ts";
import { contactsOf } from "../list-contacts.ts";
import type { PortalUser } from "../people-door.ts";
import { requireClient } from "../people-access.ts";
import { clientName } from "../people-rows.ts";
import { rowId } from "../person-fields.ts";
import { alertWarning } from "../portal-user-warning.ts";

type InvitationWord = "queued" | "sent" | "delivered" | "bounced" | "accepted" | "expired" | "revoked";

/** A portal user as the Client Portal tab lists it. */
export interface PortalUserLine extends PortalUser {
  authority: Authority;
  lastSignInAt: number | null;
  /** The newest invitation; `count` is how many there were. */
  invitation: { state: InvitationWord; sentAt: number | null; expiresAt: number; acceptedAt: number | null; reason: string | null; count: number } | null;
}

/** An address of Contact Info that no portal user has yet, and who is behind it. */
export interface KnownAddress {
  email: string;
  label: string;
  firstName: string;
  lastName: string;
  relationship: string;
}

interface InvitationRow { portal_user_id: string; state: InvitationWord; sent_at: number | null; expires_at: number; used_at: number | null; reason: string | null }

/** A contact's one name in two, the last word being the last name. */
const namesOf = (name: string): { firstName: string; lastName: string } => {
  const at = name.lastIndexOf(" ");
  return at < 0 ? { firstName: name, lastName: "" } : { firstName: name.slice(0, at), lastName: name.slice(at + 1) };
};

const number = (value: number | null): number | null => (value === null ? null : Number(value));

/** The portal users of a client, the addresses that may be offered for a new one, and what is missing. */
export const listPortalUsers = staffProcedure
  .meta({ permission: "core.portal-users" })
  .input(z.object({ clientId: rowId }))
  .query(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const { practiceId } = viewer;
    await requireClient(host, viewer, input.clientId);
    const people = host.people.of(practiceId);
    const [client, users, contacts, warning] = await Promise.all([
      people.client(input.clientId), people.portalUsersOf(input.clientId), contactsOf(host, practiceId, input.clientId), alertWarning(host, practiceId, input.clientId),
    ]);
    const [invitations, signIns, [shared]] = await Promise.all([
      host.db.hot.all<InvitationRow>("SELECT portal_user_id, state, sent_at, expires_at, used_at, reason FROM invitations WHERE practice_id = ? AND client_id = ? ORDER BY id DESC", [practiceId, input.clientId]),
      host.db.hot.all<{ id: string; at: number | null; since: string | null; until: string | null; review_on: string | null }>("SELECT pu.id, a.last_sign_in_at AS at, pu.authority_since AS since, pu.authority_until AS until, pu.authority_review_on AS review_on FROM portal_users pu LEFT JOIN accounts a ON a.id = pu.account_id WHERE pu.practice_id = ? AND pu.client_id = ?", [practiceId, input.clientId]),
      host.db.hot.all<{ shared_household: number }>("SELECT shared_household FROM clients WHERE practice_id = ? AND id = ?", [practiceId, input.clientId]),
    ]);
    const now = host.clock.now();
    const lines = users.map((user): PortalUserLine => {
      const own = invitations.filter((row) => row.portal_user_id === user.id);
      const [newest] = own;
      const row = signIns.find((one) => one.id === user.id);
      const open = newest && ["queued", "sent", "delivered", "bounced"].includes(newest.state);
      return {
        ...user,
        lastSignInAt: number(row?.at ?? null),
        authority: { since: row?.since ?? null, until: row?.until ?? null, reviewOn: row?.review_on ?? null },
        invitation: newest
          ? {
              state: open && Number(newest.expires_at) <= now ? "expired" : newest.state,
              sentAt: number(newest.sent_at), expiresAt: Number(newest.expires_at), acceptedAt: number(newest.used_at), reason: newest.reason, count: own.length,
            }
          : null,
      };
    });
    const addresses: KnownAddress[] = [
      ...(client?.email ? [{ email: client.email, label: clientName(client), firstName: client.firstName, lastName: client.lastName, relationship: "self" }] : []),
      ...contacts.flatMap((contact) => (contact.email ? [{ email: contact.email, label: `${contact.name}, ${contact.relationship}`, ...namesOf(contact.name), relationship: contact.relationship }] : [])),
    ];
    // Told only where it matters: more than one person acts for the client.
    const household = users.filter((user) => user.relationship !== "self").length > 1 ? (shared?.shared_household ? ("shared" as const) : ("apart" as const)) : null;
    return { users: lines, addresses, warning, household };
  });
