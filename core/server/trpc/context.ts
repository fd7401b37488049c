import type { Session } from "../accounts/accounts.ts";
import type { Host } from "../host-parts.ts";
import type { Viewer } from "../viewer.ts";

/** How a cookie of the portal is written; always HttpOnly, SameSite and, on https, Secure. */
export interface Cookies {
  get(name: string): string | undefined;
  /** `maxAge` in seconds; without it the cookie ends with the browser. */
  set(name: string, value: string, options?: { maxAge?: number }): void;
  clear(name: string): void;
}

/** Where a call came from. */
export interface CallOrigin {
  address: string;
  userAgent: string;
  /** Pages are the server's own loaders and actions. */
  transport: "http" | "socket" | "page";
}

/** Plugins never see the host: core takes it from here by this key. */
export const hostKey: unique symbol = Symbol("host");

/** What every procedure starts from. */
export interface TrpcContext {
  [hostKey]: Host;
  origin: CallOrigin;
  session: Session | null;
  viewer: Viewer | null;
  cookies: Cookies;
}

/** The host of a call; core only. */
export const hostOf = (ctx: { [hostKey]: Host }): Host => ctx[hostKey];
