import type { Host } from "../host-parts.ts";
import type { Accounts } from "./accounts.ts";
import { accountById, findOrCreateAccount } from "./account-rows.ts";
import { closeLimits, limitsOf } from "./limits.ts";
import { seatsOf } from "./seats.ts";
import { endSessions } from "./sessions/end-sessions.ts";
import { createKeepActive } from "./sessions/keep-active.ts";
import { openSession } from "./sessions/open-session.ts";
import { createResolve } from "./sessions/resolve-session.ts";

/** The accounts of a portal. */
export function createAccounts(host: Host): Accounts {
  // Opens the connection that the first sign-in needs.
  limitsOf(host);
  return {
    resolve: createResolve(host),
    active: createKeepActive(host),
    seats: (accountId) => seatsOf(host.db.hot, accountId),
    findOrCreate: (email, tx) => findOrCreateAccount(host, email, tx),
    async endSessions(whose, reason, tx) {
      await endSessions(host, whose, reason, tx);
    },
    async openSession(accountId, device, tx) {
      const account = await accountById(tx, accountId);
      if (!account) throw new Error(`There is no account ${accountId}; make it with findOrCreate first.`);
      const seats = await seatsOf(tx, accountId);
      const wanted = device.seat;
      const seat = wanted ? seats.find((one) => one.kind === wanted.kind && one.id === wanted.id) : seats.length === 1 ? seats[0] : undefined;
      return openSession(host, { accountId, email: account.email, state: "active", seat: seat ?? null, device }, tx);
    },
    close: () => closeLimits(host),
  };
}
