import { z } from "zod";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { contactsOf } from "../list-contacts.ts";
import type { PortalUser } from "../people-door.ts";
import { requireClient } from "../people-access.ts";
import { clientName } from "../people-rows.ts";
import { rowId } from "../person-fields.ts";
import { alertWarning } from "../portal-user-warning.ts";

type InvitationWord = "queued" | "sent" | "delivered" | "bounced" | "accepted" | "expired" | "revoked";

/** A portal user as the Client Portal tab lists it. */
export interface PortalUserLine extends PortalUser {
  lastSignInAt: number | null;
  /** The newest invitation; `count` is how many there were. */
  invitation: { state: InvitationWord; sentAt: number | null; expiresAt: number; acceptedAt: number | null; reason: string | null; count: number } | null;
}

interface InvitationRow { portal_user_id: string; state: InvitationWord; sent_at: number | null; expires_at: number; used_at: number | null; reason: string | null }

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
    const [invitations, signIns] = await Promise.all([
      host.db.hot.all<InvitationRow>("SELECT portal_user_id, state, sent_at, expires_at, used_at, reason FROM invitations WHERE practice_id = ? AND client_id = ? ORDER BY id DESC", [practiceId, input.clientId]),
      host.db.hot.all<{ id: string; at: number | null }>("SELECT pu.id, a.last_sign_in_at AS at FROM portal_users pu JOIN accounts a ON a.id = pu.account_id WHERE pu.practice_id = ? AND pu.client_id = ?", [practiceId, input.clientId]),
    ]);
    const now = host.clock.now();
    const lines = users.map((user): PortalUserLine => {
      const own = invitations.filter((row) => row.portal_user_id === user.id);
      const [newest] = own;
      const open = newest && ["queued", "sent", "delivered", "bounced"].includes(newest.state);
      return {
        ...user,
        lastSignInAt: number(signIns.find((row) => row.id === user.id)?.at ?? null),
        invitation: newest
          ? {
              state: open && Number(newest.expires_at) <= now ? "expired" : newest.state,
              sentAt: number(newest.sent_at), expiresAt: Number(newest.expires_at), acceptedAt: number(newest.used_at), reason: newest.reason, count: own.length,
            }
          : null,
      };
    });
    const addresses = [
      ...(client?.email ? [{ email: client.email, label: clientName(client) }] : []),
      ...contacts.flatMap((contact) => (contact.email ? [{ email: contact.email, label: `${contact.name}, ${contact.relationship}` }] : [])),
    ];
    return { users: lines, addresses, warning };
  });
