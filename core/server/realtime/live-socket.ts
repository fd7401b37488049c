import type { Namespace, Server, Socket } from "socket.io";
import { sessionCookieName } from "../accounts/session-cookie.ts";
import type { Session } from "../accounts/accounts.ts";
import type { Host } from "../host-parts.ts";
import { createCookies } from "../http/cookies.ts";
import type { Viewer } from "../viewer.ts";

/** What the server knows of one connection. */
export interface SocketFacts {
  token: string;
  session: Session;
  viewer: Viewer;
  address: string;
  userAgent: string;
}

// Sockets are typed by what they carry; event names are checked where they are sent.
export type LiveServer = Server<Record<string, never>, Record<string, (data: unknown) => void>, Record<string, never>, SocketFacts>;
export type LiveNamespace = Namespace<Record<string, never>, Record<string, (data: unknown) => void>, Record<string, never>, SocketFacts>;
export type LiveSocket = Socket<Record<string, never>, Record<string, (data: unknown) => void>, Record<string, never>, SocketFacts>;

/** Who this connection is, from the same cookie that pages use; null for everybody else. */
export async function socketFacts(host: Host, socket: LiveSocket): Promise<SocketFacts | null> {
  const { headers, address } = socket.handshake;
  const token = createCookies(headers.cookie, false, () => undefined).get(sessionCookieName(host.options.baseUrl));
  const found = token ? await host.accounts.resolve(token) : null;
  if (!token || !found?.viewer) return null;
  return { token, session: found.session, viewer: found.viewer, address, userAgent: String(headers["user-agent"] ?? "").slice(0, 300) };
}
