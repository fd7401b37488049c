import type { Sql } from "../database/database.ts";

export interface AuditLine {
  practiceId: string;
  pluginId: string;
  verb: string;
  actor: { kind: "staff" | "portal" | "system"; id: string | null; accountId: string | null };
  /** Whom it was about. */
  clientId?: string | null;
  /** What it was about: an id. */
  subject?: string | null;
  address?: string | null;
  device?: string | null;
  result?: "ok" | "refused" | "failed";
  /** Ids and counts, never content. */
  detail?: Record<string, string | number | boolean>;
}

/** Append-only: lines are written with the act, and sealed into the practice's hash chain right after. */
export interface Audit {
  record(lines: readonly AuditLine[], sql: Sql): Promise<void>;
  /** Chains every line not yet sealed; runs by itself, tests call it. */
  seal(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
  /** Walks the chain: the first line that was changed, removed or inserted, or none. */
  verify(practiceId: string): Promise<{ ok: true; lines: number } | { ok: false; at: number; why: string }>;
  list(practiceId: string, filter: { clientId?: string; actorId?: string; verb?: string; before?: number; limit: number }): Promise<(AuditLine & { n: number; at: number; sentence: string })[]>;
}
