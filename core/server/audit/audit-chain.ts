import { createHmac, hkdfSync } from "node:crypto";

/** What a line says, as it is stored. */
export interface AuditContent {
  id: string;
  practice_id: string;
  at: number;
  plugin_id: string;
  verb: string;
  actor_kind: "staff" | "portal" | "system";
  actor_id: string | null;
  account_id: string | null;
  client_id: string | null;
  subject: string | null;
  address: string | null;
  device: string | null;
  result: "ok" | "refused" | "failed";
  /** JSON. */
  detail: string | null;
}

/** How far a practice's chain has come. */
export interface AuditHead {
  practiceId: string;
  n: number;
  hash: string;
}

/** Proofs that only the portal can make: a key of its own stands behind each. */
export interface AuditChain {
  /** Of one line, by what it says. */
  mac(line: AuditContent): string;
  /** Of a line in its place. */
  link(previous: string, n: number, mac: string): string;
  sign(head: AuditHead): string;
}

/** The hash before the first line. */
export const CHAIN_START = "0".repeat(64);

/** The columns that a line's mac covers, in its order; they are never reordered. */
export const CONTENT_COLUMNS = [
  "id", "practice_id", "at", "plugin_id", "verb", "actor_kind", "actor_id", "account_id", "client_id", "subject", "address", "device", "result", "detail",
] as const satisfies readonly (keyof AuditContent)[];

/** @param secret the portal's master key */
export function createAuditChain(secret: Buffer): AuditChain {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "anteroom audit chain", 32));
  const prove = (...parts: unknown[]): string => createHmac("sha256", key).update(JSON.stringify(parts)).digest("hex");
  return {
    mac: (line) => prove("line", ...CONTENT_COLUMNS.map((name) => line[name])),
    link: (previous, n, mac) => prove("link", previous, n, mac),
    sign: ({ practiceId, n, hash }) => prove("head", practiceId, n, hash),
  };
}
