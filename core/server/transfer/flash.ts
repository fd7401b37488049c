import { createHmac, timingSafeEqual } from "node:crypto";

const sign = (secret: Buffer, text: string): Buffer => createHmac("sha256", secret).update(`transfer flash|${text}`).digest();

/** A sentence that travels in an address; only the portal's own are shown again. */
export const sealFlash = (secret: Buffer, sentence: string): string => `${Buffer.from(sentence).toString("base64url")}.${sign(secret, sentence).toString("base64url")}`;

/** The sentence, or null when the portal did not write it. */
export function openFlash(secret: Buffer, flash: string): string | null {
  const [text = "", signature = ""] = flash.split(".");
  const sentence = Buffer.from(text, "base64url").toString();
  const [own, given] = [sign(secret, sentence), Buffer.from(signature, "base64url")];
  return given.length === own.length && timingSafeEqual(given, own) ? sentence : null;
}
