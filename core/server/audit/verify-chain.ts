import type { Host } from "../host-parts.ts";
import { CHAIN_START, CONTENT_COLUMNS, type AuditChain, type AuditContent } from "./audit-chain.ts";
import type { HeadFile } from "./head-file.ts";

type Verdict = { ok: true; lines: number } | { ok: false; at: number; why: string };
type SealedLine = AuditContent & { mac: string; chain_n: number; prev_hash: string; hash: string };

const BATCH = 500;

/** Walks a practice's chain from its first line to the furthest head that was ever signed. */
export async function verifyChain(host: Host, chain: AuditChain, heads: HeadFile, practiceId: string): Promise<Verdict> {
  let n = 0;
  let hash = CHAIN_START;
  const bad = (at: number, why: string): Verdict => ({ ok: false, at, why });
  const check = (line: SealedLine): Verdict | null => {
    if (line.chain_n !== n + 1) return bad(n + 1, `Line ${n + 1} was removed.`);
    if (chain.mac(line) !== line.mac) return bad(line.chain_n, `Line ${line.chain_n} was changed, or was not written by this portal.`);
    if (line.prev_hash !== hash || chain.link(hash, line.chain_n, line.mac) !== line.hash) {
      return bad(line.chain_n, `Line ${line.chain_n} does not follow from the line before it: lines were moved, removed or put in.`);
    }
    n = line.chain_n;
    hash = line.hash;
    return null;
  };

  // Read first, so that lines sealed during the walk do not look like a longer chain than its head.
  const stored = await storedHead(host, practiceId);
  const noted = await heads.furthest(practiceId);

  for (;;) {
    const lines = await host.db.hot.all<SealedLine>(
      `SELECT ${CONTENT_COLUMNS.join(", ")}, mac, chain_n, prev_hash, hash FROM audit_log WHERE practice_id = ? AND chain_n > ? ORDER BY chain_n LIMIT ${BATCH}`,
      [practiceId, n],
    );
    for (const line of lines) {
      const verdict = check(line);
      if (verdict) return verdict;
      if (stored?.n === n && stored.hash !== hash) return bad(n, `Line ${n} is not the one that the head was signed for.`);
      if (noted?.n === n && noted.hash !== hash) return bad(n, `Line ${n} is not the one that the head file names.`);
    }
    if (lines.length < BATCH) break;
  }

  const strange = await firstStranger(host, chain, practiceId);
  if (strange !== null) return bad(n + 1, `A line (${strange}) that this portal did not write waits after line ${n}.`);
  const furthest = Math.max(stored?.n ?? 0, noted?.n ?? 0);
  if (n < furthest) return bad(n + 1, `The chain ends at line ${n}, and line ${furthest} was sealed: lines were cut from its end.`);
  if (stored && stored.n > 0 && chain.sign({ practiceId, n: stored.n, hash: stored.hash }) !== stored.signature) return bad(stored.n, "The head of the chain was not signed by this portal.");
  if (!stored && n > 0 && !(await storedHead(host, practiceId))) return bad(n, "The head of the chain was removed.");
  return { ok: true, lines: n };
}

async function storedHead(host: Host, practiceId: string): Promise<{ n: number; hash: string; signature: string } | undefined> {
  const [head] = await host.db.hot.all<{ n: number; hash: string; signature: string }>("SELECT n, hash, signature FROM audit_heads WHERE practice_id = ?", [practiceId]);
  return head;
}

async function firstStranger(host: Host, chain: AuditChain, practiceId: string): Promise<string | null> {
  const waiting = await host.db.hot.all<AuditContent & { mac: string }>(
    `SELECT ${CONTENT_COLUMNS.join(", ")}, mac FROM audit_log WHERE practice_id = ? AND chain_n IS NULL ORDER BY id`,
    [practiceId],
  );
  return waiting.find((line) => chain.mac(line) !== line.mac)?.id ?? null;
}
