import type { AuditLine } from "../audit/audit.ts";
import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import type { CallOrigin } from "../trpc/context.ts";
import type { Seat } from "./accounts.ts";
import { seatsOf } from "./seats.ts";

/** Audit verbs of accounts, with the sentence that the audit page shows. */
export const accountVerbs = {
  "signed-in": "signed in",
  "sign-in-refused": "was refused at sign-in",
  "signed-out": "signed out",
  "session-ended": "ended a session",
  "session-locked": "locked the portal",
  "session-unlocked": "unlocked the portal",
  "proved-again": "gave the password again",
  "seat-switched": "switched to this portal",
  "password-changed": "changed the password",
  "link-requested": "asked for a sign-in link",
  "second-factor-on": "turned on the second step",
  "second-factor-off": "turned off the second step",
  "second-factor-refused": "was refused at the second step",
  "recovery-code-used": "signed in with a recovery code",
  "recovery-codes-made": "made new recovery codes",
  "device-forgotten": "removed a remembered device",
  "time-zone-changed": "changed the time zone",
} as const;

export interface AccountAct {
  accountId: string;
  verb: keyof typeof accountVerbs;
  result?: AuditLine["result"];
  detail?: AuditLine["detail"];
  /** Where it was done; without it, the practices of all the account's seats are told. */
  seats?: readonly Seat[];
}

/** Writes what an account did into the audit log of each practice where it may act. */
export async function auditAccount(host: Host, origin: CallOrigin, act: AccountAct, sql: Sql): Promise<void> {
  const seats = act.seats ?? (await seatsOf(sql, act.accountId));
  const byPractice = new Map(seats.toReversed().map((seat) => [seat.practiceId, seat]));
  if (byPractice.size === 0) return;
  const lines = [...byPractice.values()].map((seat): AuditLine => ({
    practiceId: seat.practiceId,
    pluginId: "core",
    verb: act.verb,
    actor: { kind: seat.kind, id: seat.id, accountId: act.accountId },
    clientId: seat.clientId,
    address: origin.address,
    device: origin.userAgent,
    result: act.result ?? "ok",
    ...(act.detail ? { detail: act.detail } : {}),
  }));
  await host.audit.record(lines, sql);
}
