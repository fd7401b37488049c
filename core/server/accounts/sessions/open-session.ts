import type { Tx } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";
import { newId } from "../../ids.ts";
import { hashToken, newToken } from "../../secrets.ts";
import { afterCommit } from "../after-commit.ts";
import type { Seat, Session, SessionState } from "../accounts.ts";
import { absoluteLimit, idleLimit } from "./idle-limits.ts";

export interface Device {
  address: string;
  userAgent: string;
  ownDevice: boolean;
}

export interface OpenedSession {
  token: string;
  session: Session;
}

const halfSessionMs = 10 * 60_000;

/** Stores a new session under a new token. A half session (second factor to come) ends after ten minutes. */
export async function openSession(host: Host, to: { accountId: string; email: string; state: SessionState; seat: Seat | null; device: Device }, tx: Tx): Promise<OpenedSession> {
  const now = host.clock.now();
  const token = newToken();
  const { device, seat, state } = to;
  const half = state === "second-factor";
  const idleMs = await idleLimit(host, device.ownDevice, seat?.practiceId ?? null);
  const session: Session = {
    id: newId(),
    accountId: to.accountId,
    email: to.email,
    state,
    seat: seat ? { kind: seat.kind, id: seat.id } : null,
    ownDevice: device.ownDevice,
    createdAt: now,
    idleUntil: now + (half ? halfSessionMs : idleMs),
    absoluteUntil: now + (half ? halfSessionMs : absoluteLimit(device.ownDevice)),
    provedAt: now,
  };
  await tx.run("DELETE FROM sessions WHERE absolute_until < ?", [now]);
  await tx.run(
    `INSERT INTO sessions (id, token_hash, account_id, state, seat_kind, seat_id, own_device, address, user_agent, idle_ms, created_at, last_seen_at, idle_until, absolute_until, proved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [session.id, hashToken(token), session.accountId, state, seat?.kind ?? null, seat?.id ?? null, device.ownDevice ? 1 : 0, device.address.slice(0, 64),
      device.userAgent.slice(0, 300), idleMs, now, now, session.idleUntil, session.absoluteUntil, now],
  );
  return { token, session };
}

/**
 * Gives a session a new token, and with it a new state or seat: the old token is dead from the commit on.
 * `proved` says that the password or a code was just given.
 */
export async function rotateSession(host: Host, session: Session, change: { state: SessionState; seat: Seat | null; proved: boolean }, tx: Tx): Promise<OpenedSession> {
  const now = host.clock.now();
  const token = newToken();
  const idleMs = await idleLimit(host, session.ownDevice, change.seat?.practiceId ?? null);
  const grownUp = session.state === "second-factor" && change.state === "active";
  const next: Session = {
    ...session,
    state: change.state,
    seat: change.seat ? { kind: change.seat.kind, id: change.seat.id } : null,
    idleUntil: now + (change.state === "second-factor" ? halfSessionMs : idleMs),
    absoluteUntil: grownUp ? now + absoluteLimit(session.ownDevice) : session.absoluteUntil,
    provedAt: change.proved ? now : session.provedAt,
  };
  await tx.run(
    `UPDATE sessions SET token_hash = ?, state = ?, seat_kind = ?, seat_id = ?, idle_ms = ?, last_seen_at = ?, idle_until = ?, absolute_until = ?, proved_at = ?, preview_user_id = NULL, preview_until = NULL WHERE id = ?`,
    [hashToken(token), next.state, next.seat?.kind ?? null, next.seat?.id ?? null, idleMs, now, next.idleUntil, next.absoluteUntil, next.provedAt, session.id],
  );
  afterCommit(tx, () => host.bus.publish("viewers-changed", { sessionId: session.id }));
  return { token, session: next };
}
