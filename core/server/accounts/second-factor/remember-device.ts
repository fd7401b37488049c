import type { Tx } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";
import { newId } from "../../ids.ts";
import { hashToken, newToken } from "../../secrets.ts";
import type { CallOrigin, Cookies } from "../../trpc/context.ts";
import { deviceCookieName } from "../session-cookie.ts";

const days = 30;

/** Stores that this device needs no code for 30 days. Answers the token; `giveDeviceCookie` hands it over after the commit. */
export async function rememberDevice(host: Host, accountId: string, origin: CallOrigin, tx: Tx): Promise<string> {
  const now = host.clock.now();
  const token = newToken();
  await tx.run("DELETE FROM trusted_devices WHERE account_id = ? AND expires_at <= ?", [accountId, now]);
  await tx.run(
    "INSERT INTO trusted_devices (id, account_id, token_hash, address, user_agent, created_at, last_used_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    [newId(), accountId, hashToken(token), origin.address.slice(0, 64), origin.userAgent.slice(0, 300), now, now, now + days * 24 * 60 * 60_000],
  );
  return token;
}

export function giveDeviceCookie(host: Host, cookies: Cookies, token: string): void {
  cookies.set(deviceCookieName(host.options.baseUrl), token, { maxAge: days * 24 * 60 * 60 });
}
