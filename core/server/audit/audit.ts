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
  list(practiceId: string, filter: AuditFilter & { before?: number; limit: number }): Promise<ListedLine[]>;
}

/** Which lines; each part narrows. */
export interface AuditFilter {
  clientId?: string;
  /** Any of these; none at all when the list is empty. */
  clientIds?: readonly string[];
  actorId?: string;
  /** Any of these; none at all when the list is empty. */
  actorIds?: readonly string[];
  verb?: string;
  pluginId?: string;
  /** Epoch milliseconds, the first included. */
  from?: number;
  /** Epoch milliseconds, the last left out. */
  until?: number;
}

/** A sealed line as the audit page shows it. */
export type ListedLine = AuditLine & { n: number; at: number; sentence: string };
