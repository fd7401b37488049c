import { createHash } from "node:crypto";
import type { DocumentNode } from "./document-nodes.ts";

/** What was put in front of a signer, as the exact text whose bytes are hashed. */
export interface DocumentContent {
  title: string;
  version: number;
  nodes: readonly DocumentNode[];
}

/** JSON with the names in one order, so that the same value always gives the same bytes. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );

export const sha256 = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
