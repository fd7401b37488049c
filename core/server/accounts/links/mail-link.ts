import type { Tx } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";
import { newId } from "../../ids.ts";
import { hashCode, hashToken } from "../../secrets.ts";
import type { Account } from "../account-rows.ts";
import { seatsOf } from "../seats.ts";
import { linkCode, linkToken } from "./link-secrets.ts";

export type LinkKind = "sign-in" | "reset";

export const linkMinutes = 30;
const keptMs = 24 * 60 * 60_000;
const paths: Record<LinkKind, string> = { "sign-in": "/signin/link/", reset: "/reset-password/" };
const templates: Record<LinkKind, string> = { "sign-in": "sign-in-link", reset: "reset-password" };

/**
 * Makes a link, which replaces the ones before it, and mails it. For an address without an account the same rows are
 * written and no mail goes out.
 */
export async function mailLink(host: Host, to: { kind: LinkKind; emailKey: string; account: Account | null }, tx: Tx): Promise<void> {
  const now = host.clock.now();
  const { secret, baseUrl } = host.options;
  const id = newId();
  const token = linkToken(secret, to.kind, id);
  const code = linkCode(secret, id);
  const expiresAt = now + linkMinutes * 60_000;
  await tx.run("DELETE FROM account_links WHERE expires_at < ?", [now - keptMs]);
  await tx.run("UPDATE account_links SET replaced_at = ? WHERE email_key = ? AND kind = ? AND used_at IS NULL AND replaced_at IS NULL", [now, to.emailKey, to.kind]);
  await tx.run(
    "INSERT INTO account_links (id, kind, account_id, email_key, token_hash, code_hash, attempts, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)",
    [id, to.kind, to.account?.id ?? null, to.emailKey, hashToken(token), hashCode(secret, id, code), now, expiresAt],
  );
  if (!to.account) return;
  const [seat] = await seatsOf(tx, to.account.id);
  await host.notifier.queueMail(
    {
      practiceId: seat?.practiceId ?? null,
      template: templates[to.kind],
      // Always the stored address, never what was typed.
      to: { name: "", address: to.account.email },
      data: { link: `${baseUrl}${paths[to.kind]}${token}`, ...(to.kind === "sign-in" ? { code } : {}), expiresAt, ...(to.account.timeZone ? { timeZone: to.account.timeZone } : {}) },
      key: `account-link:${id}`,
    },
    tx,
  );
}
