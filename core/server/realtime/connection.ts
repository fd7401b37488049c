import type { Socket } from "socket.io";
import type { Session } from "../accounts/accounts.ts";
import { sessionCookieName } from "../accounts/session-cookie.ts";
import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { createCookies } from "../http/cookies.ts";
import type { CallOrigin, Cookies } from "../trpc/context.ts";
import type { Viewer } from "../viewer.ts";
import { newMeter } from "./allowance.ts";
import type { Meter } from "./allowance.ts";

/** One socket of one namespace. */
export interface Seated {
  socket: Socket;
  connection: Connection;
  /** Null on `/portal`. */
  pluginId: string | null;
  /** Counts looks, so that an older answer never undoes a newer one. */
  looks: number;
}

/** One browser connection, which carries all namespaces. */
export interface Connection {
  token: string | undefined;
  origin: CallOrigin;
  cookies: Cookies;
  /** As they were at the last look. */
  session: Session | null;
  viewer: Viewer | null;
  /** The account it counts for, once it was let in. */
  accountId: string | null;
  lookedAt: number;
  meter: Meter;
  joins: Meter;
  running: number;
  seated: Set<Seated>;
  close(): void;
}

const sessionOnly = (): never => {
  throw new AppError("UNAVAILABLE", "This changes the sign-in and cannot be sent over the live connection. Send it over HTTP.", { reason: "http-only" });
};

/** Remembers who connected, and lets go of the request that it came with. */
export function openConnection(host: Host, socket: Socket, address: string): Connection {
  const { headers } = socket.request;
  const { baseUrl } = host.options;
  const sent = createCookies(headers.cookie, false, () => undefined);
  const token = sent.get(sessionCookieName(baseUrl));
  return {
    token,
    origin: { address, userAgent: (headers["user-agent"] ?? "").slice(0, 300), transport: "socket" },
    cookies: { get: (name) => (name === sessionCookieName(baseUrl) ? token : undefined), set: sessionOnly, clear: sessionOnly },
    session: null,
    viewer: null,
    accountId: null,
    lookedAt: 0,
    meter: newMeter(),
    joins: newMeter(),
    running: 0,
    seated: new Set(),
    close: () => socket.conn.close(),
  };
}
