import type { Host } from "../host-parts.ts";
import { seatId } from "../viewer.ts";
import type { ClusterTopics } from "./cluster-bus.ts";
import type { Connection } from "./connection.ts";
import { lookAgain, lookAtViewer, viewerPrint } from "./look-again.ts";
import type { PortalEvents } from "./realtime.ts";

/** How long a session may have ended without anybody telling this node. */
const lookEveryMs = 15_000;
const atOnce = 32;
/** Caches of sessions and plugin states live one second; a second look comes after them. */
const cachesOldMs = 1_100;

/** Ends and moves the connections of this node. */
export interface Watch {
  end(told: ClusterTopics["end-sockets"]): void;
  reseat(told: ClusterTopics["reseat-sockets"]): void;
  /** Looks at everybody; after messages of other nodes may have been lost. */
  all(): void;
  stop(): void;
}

type EndReason = PortalEvents["session:ended"]["reason"];

function endConnection(connection: Connection, reason: EndReason): void {
  for (const { socket, pluginId } of connection.seated) if (pluginId === null) socket.emit("session:ended", { reason });
  connection.close();
}

/** Looks at every socket of a connection and says so where something changed. */
async function reseatConnection(host: Host, connection: Connection, reason: string, always: boolean): Promise<void> {
  let changed = always;
  for (const seated of connection.seated) {
    const look = await lookAgain(host, seated);
    if (look.refused === null) {
      if (seated.pluginId === null && look.moved) changed = true;
      continue;
    }
    if (look.refused === "LOCKED") return endConnection(connection, "locked");
    if (seated.pluginId !== null) {
      seated.socket.emit("plugin:off", { pluginId: seated.pluginId });
      seated.socket.disconnect();
      continue;
    }
    // The token may have been replaced: the browser comes back with its new cookie, or is told at the door that it is over.
    seated.socket.emit("reseat", { reason });
    return connection.close();
  }
  if (changed) for (const { socket, pluginId } of connection.seated) if (pluginId === null) socket.emit("reseat", { reason });
}

/** Notices a session that ended or changed without a word, such as by the clock. */
async function checkConnection(host: Host, connection: Connection): Promise<void> {
  const before = viewerPrint(connection.viewer);
  const absoluteUntil = connection.session?.absoluteUntil ?? 0;
  const refused = await lookAtViewer(host, connection);
  if (refused === "LOCKED") return endConnection(connection, "locked");
  if (refused) return endConnection(connection, host.clock.now() >= absoluteUntil ? "expired" : "revoked");
  if (viewerPrint(connection.viewer) !== before) await reseatConnection(host, connection, "permissions", false);
}

async function inBatches(host: Host, connections: readonly Connection[], run: (connection: Connection) => Promise<void>): Promise<void> {
  for (let at = 0; at < connections.length; at += atOnce) {
    const settled = await Promise.allSettled(connections.slice(at, at + atOnce).map(run));
    const failed = settled.find((one) => one.status === "rejected");
    if (failed) host.log.warn({ error: failed.reason as unknown }, "could not look again at a live connection; it is tried again soon");
  }
}

const isOver = (connection: Connection, now: number): boolean => {
  const { session } = connection;
  return session !== null && now >= Math.min(session.idleUntil, session.absoluteUntil);
};

/** Watches connections: on a word from any node, by their sessions' limits, and every 15 seconds in any case. */
export function watchConnections(host: Host, connections: Set<Connection>, tickMs: number): Watch {
  const timers = new Set<NodeJS.Timeout>();
  let sweeping = false;
  const sweep = async (): Promise<void> => {
    if (sweeping) return;
    sweeping = true;
    const now = host.clock.now();
    const old = performance.now() - lookEveryMs;
    const due: Connection[] = [];
    for (const one of connections) if (one.session && (isOver(one, now) || one.lookedAt < old)) due.push(one);
    await inBatches(host, due, (one) => checkConnection(host, one)).finally(() => (sweeping = false));
  };
  const ticking = setInterval(() => void sweep(), tickMs).unref();
  const matching = (whose: { practiceId?: string; accountId?: string; seatId?: string; sessionId?: string }): Connection[] =>
    [...connections].filter(
      ({ session, viewer }) =>
        session !== null &&
        (whose.sessionId === undefined || whose.sessionId === session.id) &&
        (whose.accountId === undefined || whose.accountId === session.accountId) &&
        (whose.practiceId === undefined || whose.practiceId === viewer?.practiceId) &&
        (whose.seatId === undefined || (viewer !== null && whose.seatId === seatId(viewer))),
    );
  return {
    end: ({ reason, ...whose }) => matching(whose).forEach((one) => endConnection(one, reason)),
    reseat({ reason, ...whose }) {
      const found = matching(whose);
      const always = whose.accountId !== undefined || whose.seatId !== undefined;
      void inBatches(host, found, (one) => reseatConnection(host, one, reason, always));
      const later = setTimeout(() => {
        timers.delete(later);
        void inBatches(host, found.filter((one) => connections.has(one)), (one) => reseatConnection(host, one, reason, false));
      }, cachesOldMs).unref();
      timers.add(later);
    },
    all: () => void inBatches(host, [...connections], (one) => reseatConnection(host, one, "sync", false)),
    stop() {
      clearInterval(ticking);
      for (const one of timers) clearTimeout(one);
    },
  };
}
