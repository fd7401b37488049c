import type { Readable } from "node:stream";

/** Where the bytes of one file lie. Both parts were made by the portal, never by a sender. */
export interface BytePlace {
  practiceId: string;
  key: string;
}

/** The bytes that a row or an address names are not there. */
export class BytesGone extends Error {
  override readonly name = "BytesGone";
}

/** Where stored bytes are kept: a folder of this machine, or a bucket that speaks S3. Nobody but the portal reaches either. */
export interface FileStorage {
  /** For logs and health: never a secret. */
  readonly label: string;
  /** Takes over a whole file of this machine, which is gone afterwards. When it resolves the bytes are safe; when it rejects nothing is there. */
  put(place: BytePlace, from: string): Promise<void>;
  /** `part` names its first and its last byte. @throws BytesGone */
  read(place: BytePlace, part?: { start: number; end: number }): Promise<Readable>;
  has(place: BytePlace): Promise<boolean>;
  /** Removing what is not there is fine. */
  remove(place: BytePlace): Promise<void>;
  /** Everything that is kept; `storedAt` by the storage's own clock, epoch ms. */
  list(): AsyncGenerator<BytePlace & { storedAt: number }>;
}

/** The path of a place, below the root of its storage. @throws when a part is not one that the portal makes. */
export function pathOf({ practiceId, key }: BytePlace): string {
  if (!/^[0-9A-Za-z]+$/.test(practiceId) || !/^[0-9a-f]{32}$/.test(key)) throw new Error("files: a practice id or storage key is not one that the portal makes");
  return `${practiceId}/${key.slice(0, 2)}/${key}`;
}

/** The place that a path names; null when it is none. */
export function placeOf(path: string): BytePlace | null {
  const found = /^([0-9A-Z]{26})\/([0-9a-f]{2})\/([0-9a-f]{32})$/.exec(path);
  return found?.[1] && found[3]?.startsWith(found[2] ?? "-") ? { practiceId: found[1], key: found[3] } : null;
}
