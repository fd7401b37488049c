import type { Socket } from "socket.io";
import type { AppCode } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { liveLimits, newMeter, within } from "./allowance.ts";
import type { Meter } from "./allowance.ts";
import { openConnection } from "./connection.ts";
import type { Connection, Seated } from "./connection.ts";
import { lookAgain } from "./look-again.ts";
import { connectRefusal } from "./refusal.ts";

/** What all connections of one account have used together. */
export interface AccountUse {
  meter: Meter;
  connections: Set<Connection>;
}

/** Everybody who is connected to this node. */
export interface Door {
  connections: Set<Connection>;
  seatedOf(socket: Socket): Seated | undefined;
  useOf(connection: Connection): Meter;
  /** Lets a socket into a namespace, with its rooms joined, before the browser is told that it is connected. */
  join(socket: Socket, pluginId: string | null, next: (error?: Error) => void): Promise<void>;
}

/** @param onRefused told the address of everybody who was turned away */
export function createDoor(host: Host, addressOf: (socket: Socket) => string, onRefused: (address: string) => void): Door {
  const connections = new Set<Connection>();
  const byTransport = new WeakMap<object, Connection>();
  const bySocket = new WeakMap<Socket, Seated>();
  const accounts = new Map<string, AccountUse>();

  const connectionOf = (socket: Socket): Connection => {
    const known = byTransport.get(socket.conn);
    if (known) return known;
    const connection = openConnection(host, socket, addressOf(socket));
    byTransport.set(socket.conn, connection);
    connections.add(connection);
    socket.conn.once("close", () => {
      connections.delete(connection);
      connection.seated.clear();
      leaveAccount(connection);
    });
    return connection;
  };
  const leaveAccount = (connection: Connection): void => {
    const accountId = connection.accountId;
    const use = accountId === null ? undefined : accounts.get(accountId);
    use?.connections.delete(connection);
    if (accountId !== null && use?.connections.size === 0) accounts.delete(accountId);
  };
  const enterAccount = (connection: Connection): boolean => {
    const accountId = connection.session?.accountId;
    if (accountId === undefined || !connections.has(connection)) return false;
    const use = accounts.get(accountId) ?? { meter: newMeter(), connections: new Set() };
    if (!use.connections.has(connection) && use.connections.size >= liveLimits.connections) return false;
    connection.accountId = accountId;
    accounts.set(accountId, use);
    use.connections.add(connection);
    return true;
  };

  const refusedBecause = async (seated: Seated): Promise<AppCode | null> => {
    const look = await lookAgain(host, seated);
    return look.refused ?? (enterAccount(seated.connection) ? null : "RATE_LIMITED");
  };
  return {
    connections,
    seatedOf: (socket) => bySocket.get(socket),
    useOf: (connection) => accounts.get(connection.accountId ?? "")?.meter ?? connection.meter,
    async join(socket, pluginId, next) {
      const connection = connectionOf(socket);
      if (!within(connection.joins, liveLimits.joins, performance.now())) return connection.close();
      const seated: Seated = { socket, connection, pluginId, looks: 0 };
      connection.seated.add(seated);
      const refused = await refusedBecause(seated).catch((error: unknown) => {
        host.log.error({ error }, "a live connection could not be let in");
        return "UNAVAILABLE" as const;
      });
      if (refused === null) {
        bySocket.set(socket, seated);
        return next();
      }
      connection.seated.delete(seated);
      if (refused === "NOT_SIGNED_IN") onRefused(connection.origin.address);
      next(connectRefusal(refused));
    },
  };
}
