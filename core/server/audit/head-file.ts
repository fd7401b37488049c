import { appendFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { AuditChain, AuditHead } from "./audit-chain.ts";

/** Signed heads outside the database, so that lines cut from a chain's end are missed. */
export interface HeadFile {
  append(heads: readonly AuditHead[]): Promise<void>;
  /** The furthest head of a practice that the portal signed. */
  furthest(practiceId: string): Promise<AuditHead | null>;
}

const LARGEST = 1_000_000;

/** One line a head: practice, number, hash and signature. Older heads are dropped when the file grows. */
export function createHeadFile(path: string, chain: () => AuditChain): HeadFile {
  let size: number | null = null;
  let writing: Promise<void> = Promise.resolve();

  const line = (head: AuditHead): string => `${head.practiceId} ${head.n} ${head.hash} ${chain().sign(head)}\n`;

  const read = async (): Promise<Map<string, AuditHead>> => {
    const furthest = new Map<string, AuditHead>();
    const text = await readFile(path, "utf8").catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
      throw error;
    });
    for (const row of text.split("\n")) {
      const [practiceId, number, hash, signature] = row.split(" ");
      const head = { practiceId: practiceId ?? "", n: Number(number), hash: hash ?? "" };
      // A line half written, or written by somebody else, says nothing.
      if (chain().sign(head) !== signature) continue;
      if (head.n >= (furthest.get(head.practiceId)?.n ?? 0)) furthest.set(head.practiceId, head);
    }
    return furthest;
  };

  const write = async (heads: readonly AuditHead[]): Promise<void> => {
    if (size === null) {
      await mkdir(dirname(path), { recursive: true });
      size = (await readFile(path).catch(() => Buffer.alloc(0))).length;
    }
    const text = heads.map(line).join("");
    await appendFile(path, text, { mode: 0o600 });
    size += text.length;
    if (size < LARGEST) return;
    const kept = [...(await read()).values()].map(line).join("");
    await writeFile(`${path}.new`, kept, { mode: 0o600 });
    await rename(`${path}.new`, path);
    size = kept.length;
  };

  return {
    append(heads) {
      const next = writing.then(() => write(heads));
      writing = next.catch(() => undefined);
      return next;
    },
    async furthest(practiceId) {
      await writing;
      return (await read()).get(practiceId) ?? null;
    },
  };
}
