import type { Host } from "../../host-parts.ts";
import { clientName } from "../../people/people-rows.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { accountById } from "../account-rows.ts";
import type { Seat, SessionState } from "../accounts.ts";
import { seatsOf } from "../seats.ts";
import { previewingStaff } from "../../viewer.ts";
import type { PortalViewer } from "../../viewer.ts";

/** Who this browser is signed in as; also while locked, when it says the first name only. */
export interface Me {
  signedIn: true;
  state: SessionState;
  /** Empty while the session is not open. */
  email: string;
  firstName: string;
  /** Empty while the session is not open. */
  name: string;
  timeZone: string;
  seat: Seat | null;
  seats: number;
  idleUntil: number;
  absoluteUntil: number;
  ownDevice: boolean;
  hasPassword: boolean;
  /** Staff look at the portal as this person, until then (epoch milliseconds). */
  preview: { name: string; by: string; until: number } | null;
  /** The second step must be set up before anything else. */
  setup: boolean;
}

async function shownSeat(host: Host, shown: PortalViewer): Promise<Seat> {
  const people = host.people.of(shown.practiceId);
  const [practice, client] = await Promise.all([people.practice(), people.client(shown.clientId)]);
  return { kind: "portal", id: shown.portalUserId, practiceId: practice.id, practiceName: practice.name, label: client ? clientName(client) : "", clientId: shown.clientId };
}

/** Answers who is signed in. */
export const me = publicProcedure.meta({ public: "Says whether anybody is signed in." }).query(async ({ ctx }): Promise<{ signedIn: false } | Me> => {
  const { host, session } = ctx;
  if (!session) return { signedIn: false };
  const [account, seats] = await Promise.all([accountById(host.db.hot, session.accountId), seatsOf(host.db.hot, session.accountId)]);
  if (!account) return { signedIn: false };
  const open = session.state === "active";
  const shown = ctx.viewer?.kind === "portal" && previewingStaff(ctx.viewer) ? ctx.viewer : null;
  const seat = shown ? await shownSeat(host, shown) : (seats.find((one) => one.id === session.seat?.id) ?? null);
  const first = await firstName();
  return {
    signedIn: true,
    state: session.state,
    // Staff who look as a portal user see nobody's own address and portals.
    email: open && !shown ? session.email : "",
    firstName: session.state === "second-factor" ? "" : first,
    name: open ? (ctx.viewer?.name ?? "") : "",
    timeZone: ctx.viewer?.timeZone ?? account.timeZone ?? "UTC",
    seat: open ? seat : null,
    seats: open ? (shown ? 1 : seats.length) : 0,
    preview: shown?.readOnly?.why === "preview" ? { name: shown.name, by: shown.readOnly.staff.name, until: shown.readOnly.until } : null,
    idleUntil: session.idleUntil,
    absoluteUntil: session.absoluteUntil,
    ownDevice: session.ownDevice,
    hasPassword: account.passwordHash !== null,
    setup: session.state === "second-factor" && account.totp === null,
  };

  async function firstName(): Promise<string> {
    const [row] = await host.db.hot.all<{ name: string }>(
      "SELECT first_name AS name FROM portal_users WHERE account_id = ? UNION ALL SELECT name FROM staff WHERE account_id = ? LIMIT 1",
      [session?.accountId ?? "", session?.accountId ?? ""],
    );
    return row?.name ?? "";
  }
});
