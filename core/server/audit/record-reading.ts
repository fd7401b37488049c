import { encodeTime } from "ulid";
import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { actorOf } from "../outbox/actor-of.ts";
import type { Viewer } from "../viewer.ts";
import type { AuditLine } from "./audit.ts";

/** How long one line stands for looking at the same thing, in milliseconds. */
export const readingMs = 10 * 60_000;
const mostRemembered = 5_000;
const remembered = new WeakMap<Host, Map<string, number>>();

/** What was looked at, and from where. */
export interface Reading {
  verb: "client-read" | "conversation-read" | "file-downloaded" | "log-read" | "preview-page" | "searched";
  clientId: string | null;
  subject: string;
  address: string;
  device: string;
}

// Ids sort by time: only the last lines are looked at, however long the log is.
const firstIdSince = (at: number): string => encodeTime(at, 10) + "0".repeat(16);

/** Writes that a viewer looked at something, once in ten minutes for each seat and thing, so that the log can still be read. */
export async function recordReading(host: Host, viewer: Viewer, reading: Reading, sql: Sql = host.db.hot): Promise<void> {
  const { clientId, ...rest } = reading;
  const actor = actorOf(viewer);
  const seat = actor.id ?? "";
  const now = host.clock.now();
  const known = remembered.get(host) ?? new Map<string, number>();
  remembered.set(host, known);
  const key = `${seat}|${reading.verb}|${reading.subject}`;
  if (now - (known.get(key) ?? -Infinity) < readingMs) return;
  // Another node may have written it, or this one before it started again.
  const [last] = await host.db.hot.all<{ at: number | null }>(
    "SELECT MAX(at) AS at FROM audit_log WHERE id > ? AND actor_id = ? AND verb = ? AND subject = ? AND result = 'ok' AND at > ?",
    [firstIdSince(Math.min(Date.now(), now) - readingMs), seat, reading.verb, reading.subject, now - readingMs],
  );
  const at = last?.at ?? null;
  if (known.size >= mostRemembered) known.clear();
  known.set(key, at === null ? now : Number(at));
  if (at !== null) return;
  const line: AuditLine = { practiceId: viewer.practiceId, pluginId: "core", actor: { ...actor, accountId: viewer.accountId }, clientId, ...rest };
  await host.audit.record([line], sql).catch((error: unknown) => {
    known.delete(key);
    throw error;
  });
}
