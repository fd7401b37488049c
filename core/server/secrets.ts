import { createCipheriv, createDecipheriv, createHash, createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from "node:crypto";

const keys = new Map<string, KeyObject>();

const nonceBytes = 12;
let nonces = Buffer.alloc(0);

/** 12 random bytes, each used once; asking the system for many at a time costs a tenth of asking for each. */
function newNonce(): Buffer {
  if (nonces.length < nonceBytes) nonces = randomBytes(nonceBytes * 512);
  const nonce = nonces.subarray(0, nonceBytes);
  nonces = nonces.subarray(nonceBytes);
  return nonce;
}

/** Seals text at rest: AES-256-GCM under a key of the practice, bound to where it stands. */
export interface Sealer {
  seal(place: SealedPlace, text: string): string;
  /** @throws when the text was sealed for another place, practice or key. */
  unseal(place: SealedPlace, sealed: string): string;
}

/** Where a sealed text belongs; it opens nowhere else. */
export interface SealedPlace {
  practiceId: string;
  table: string;
  row: string;
  column: string;
}

/** @param secret the portal's 32-byte master key */
export function createSealer(secret: Buffer): Sealer {
  const master = createHash("sha256").update(secret).digest("hex");
  const keyOf = (practiceId: string): KeyObject => {
    const name = `${master}:${practiceId}`;
    const known = keys.get(name);
    if (known) return known;
    const derived = createSecretKey(Buffer.from(hkdfSync("sha256", secret, practiceId, "anteroom at rest", 32)));
    keys.set(name, derived);
    return derived;
  };
  const bind = (place: SealedPlace): Buffer => Buffer.from(`${place.practiceId}|${place.table}|${place.row}|${place.column}`);
  return {
    seal(place, text) {
      const nonce = newNonce();
      const cipher = createCipheriv("aes-256-gcm", keyOf(place.practiceId), nonce);
      cipher.setAAD(bind(place));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64")}`;
    },
    unseal(place, sealed) {
      if (!sealed.startsWith("1.")) throw new Error(`${place.table}.${place.column}: the stored text is not sealed by this version`);
      const bytes = Buffer.from(sealed.slice(2), "base64");
      const decipher = createDecipheriv("aes-256-gcm", keyOf(place.practiceId), bytes.subarray(0, 12));
      decipher.setAAD(bind(place));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
    },
  };
}

/** The only form in which a token is stored. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** For short codes, which a bare hash would not hide. */
export const hashCode = (secret: Buffer, scope: string, code: string): string =>
  createHmac("sha256", secret).update(`${scope}:${code}`).digest("hex");

/** 256 random bits, safe in a URL. */
export const newToken = (): string => randomBytes(32).toString("base64url");
