import { createHmac } from "node:crypto";

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A JSON web token signed with HMAC SHA-256 (RFC 7515), as both video engines read it. */
export function signJwt(claims: Readonly<Record<string, unknown>>, secret: string): string {
  const body = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
}
