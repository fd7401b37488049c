import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * What Twilio writes in `X-Twilio-Signature`: HMAC-SHA1 under the account's token over the full address and every field, sorted by name.
 * Source: Twilio, "Webhooks Security", "Validating Signatures from Twilio".
 */
export function twilioSignature(token: string, url: string, fields: URLSearchParams): string {
  const names = [...new Set(fields.keys())].sort();
  const words = names.map((name) => [...new Set(fields.getAll(name))].sort().map((value) => `${name}${value}`).join("")).join("");
  return createHmac("sha1", token).update(`${url}${words}`).digest("base64");
}

export function isSignedBy(token: string, url: string, fields: URLSearchParams, signature: string): boolean {
  const [wanted, given] = [Buffer.from(twilioSignature(token, url, fields)), Buffer.from(signature)];
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}
