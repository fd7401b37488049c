import { accountProcedure } from "../../trpc/core-procedures.ts";
import { hashToken } from "../../secrets.ts";
import { deviceName } from "../device-name.ts";
import { recoveryCodesLeft } from "../second-factor/recovery-codes.ts";
import { seatsOf } from "../seats.ts";
import { deviceCookieName } from "../session-cookie.ts";
import { ownAccount } from "../sessions/own-session.ts";
import { secondStepRequired } from "../sign-in/second-step.ts";

interface Row { id: string; token_hash: string; user_agent: string; address: string; last_used_at: number; expires_at: number }

/** Whether the second step is on, whether it must be, and which devices are remembered. */
export const secondFactorStatus = accountProcedure.meta({ public: "Everybody sees how they sign in." }).query(async ({ ctx }) => {
  const { host, session } = ctx;
  const account = await ownAccount(host, session);
  const token = ctx.cookies.get(deviceCookieName(host.options.baseUrl));
  const here = token ? hashToken(token) : null;
  const rows = await host.db.hot.all<Row>(
    "SELECT id, token_hash, user_agent, address, last_used_at, expires_at FROM trusted_devices WHERE account_id = ? AND expires_at > ? ORDER BY last_used_at DESC",
    [account.id, host.clock.now()],
  );
  return {
    on: account.totp !== null,
    required: await secondStepRequired(host, await seatsOf(host.db.hot, account.id)),
    recoveryCodesLeft: await recoveryCodesLeft(host.db.hot, account.id),
    devices: rows.map((row) => ({
      id: row.id,
      device: deviceName(row.user_agent),
      address: row.address,
      lastUsedAt: Number(row.last_used_at),
      expiresAt: Number(row.expires_at),
      current: row.token_hash === here,
    })),
  };
});
