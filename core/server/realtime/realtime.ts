import type { AnyTRPCRouter } from "@trpc/server";
import type { IncomingMessage, Server as HttpServer } from "node:http";

/** Who should hear something. Rooms are joined by the server only. */
export interface Audience {
  practiceId: string;
  /** The portal user's own room. */
  portalUserId?: string;
  /** Only those, on either side, who may read messages now. */
  messages?: boolean;
  /** Staff who may see this client. */
  clientId?: string;
  staffId?: string;
  /** These staff members only, instead of everybody who may see a client; an empty list means none. */
  staffIds?: readonly string[];
}

/** What browsers are told on the `/portal` namespace. Everything is a hint: the truth is fetched. */
export interface PortalEvents {
  /** A new or changed entry; `entry` is there when every hearer sees it alike. */
  entry: { conversationId: string; seq: number; entry?: unknown };
  "card:changed": { conversationId: string; entryId: string; kind: string; subjectId: string; rev: number };
  counts: { conversationId?: string };
  read: { conversationId: string; by: "portal" | "staff"; seq: number; at: number };
  "plugin:on": { pluginId: string };
  "plugin:off": { pluginId: string };
  /** Permissions, membership or seat changed: reload what this page shows. */
  reseat: { reason: string };
  /** Connected; `print` says what this seat may see now. */
  seated: { print: string };
  /** What was told may have been lost on its way: fetch what came after the last `seq`. */
  sync: Record<string, never>;
  /** The session is over or locked: hide everything. */
  "session:ended": { reason: "signed-out" | "expired" | "revoked" | "suspended" | "locked" };
}

/** Tells; never asked, never the only copy. With REDIS_URL it reaches every node. */
export interface Realtime {
  /** @param addressOf the caller's address behind a trusted proxy; without it the address of the connection */
  attach(server: HttpServer, addressOf?: (request: IncomingMessage) => string): void;
  /** The procedures that may be called over a socket. */
  setRouter(router: AnyTRPCRouter): void;
  tell<Name extends keyof PortalEvents>(audience: Audience, name: Name, data: PortalEvents[Name]): void;
  /** Emits on a plugin's own namespace. */
  tellPlugin(pluginId: string, audience: Audience, name: string, data: unknown): void;
  /** Looks again at what matching sockets may hear, on every node: rooms are left and namespaces closed at once. */
  reseat(whose: { practiceId?: string; accountId?: string; seatId?: string }, reason: string): void;
  /** Ends matching sockets on every node. */
  end(whose: { sessionId?: string; accountId?: string; seatId?: string }, reason: PortalEvents["session:ended"]["reason"]): void;
  close(): Promise<void>;
}
