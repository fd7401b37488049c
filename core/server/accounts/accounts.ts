import type { Tx } from "../database/database.ts";
import type { Viewer } from "../viewer.ts";

/** Where an account may act. */
export interface Seat {
  kind: "staff" | "portal";
  /** staffId or portalUserId */
  id: string;
  practiceId: string;
  practiceName: string;
  /** "Jordan Lee" for a portal user's client, the role words for staff. */
  label: string;
  /** Null for staff. */
  clientId: string | null;
}

export type SessionState = "active" | "locked" | "second-factor";

/** A signed-in browser. Only a hash of its token is stored. */
export interface Session {
  id: string;
  accountId: string;
  email: string;
  state: SessionState;
  seat: { kind: "staff" | "portal"; id: string } | null;
  ownDevice: boolean;
  createdAt: number;
  /** Epoch milliseconds; moved by what the person does, never by polling. */
  idleUntil: number;
  absoluteUntil: number;
  /** When the password or code was last given in this session. */
  provedAt: number;
}

export interface Accounts {
  /** The session of a cookie's token and whom it acts as; null when it is unknown, over or revoked. From a cache of at most one second. */
  resolve(token: string): Promise<{ session: Session; viewer: Viewer | null } | null>;
  /** Moves the idle limit because the person did something. */
  active(sessionId: string): Promise<void>;
  seats(accountId: string): Promise<Seat[]>;
  /** The account of this address, made without a password when there is none. */
  findOrCreate(email: string, tx: Tx): Promise<{ id: string; hasPassword: boolean }>;
  /** Ends sessions and their sockets on every node. */
  endSessions(whose: { accountId?: string; seatId?: string; exceptSessionId?: string }, reason: "revoked" | "suspended", tx: Tx): Promise<void>;
  /** Opens a session for tests and for the demo; callers must have proved who it is. */
  openSession(accountId: string, device: { address: string; userAgent: string; ownDevice: boolean; seat?: { kind: "staff" | "portal"; id: string } }, tx: Tx): Promise<{ token: string; session: Session }>;
  /** Ends what accounts keep open: the counters' connection to Redis. */
  close(): Promise<void>;
}
