import { accountProcedure } from "../../trpc/core-procedures.ts";
import { deviceName } from "../device-name.ts";

interface Row { id: string; user_agent: string; address: string; created_at: number; last_seen_at: number; own_device: number }

/** The account's open sessions, the latest used first. */
export const listSessions = accountProcedure.meta({ public: "Everybody sees their own devices." }).query(async ({ ctx }) => {
  const { host, session } = ctx;
  const rows = await host.db.hot.all<Row>(
    "SELECT id, user_agent, address, created_at, last_seen_at, own_device FROM sessions WHERE account_id = ? AND absolute_until > ? AND state <> 'second-factor' ORDER BY last_seen_at DESC LIMIT 100",
    [session.accountId, host.clock.now()],
  );
  return rows.map((row) => ({
    id: row.id,
    device: deviceName(row.user_agent),
    address: row.address,
    createdAt: Number(row.created_at),
    lastSeenAt: Number(row.last_seen_at),
    ownDevice: Boolean(row.own_device),
    current: row.id === session.id,
  }));
});
