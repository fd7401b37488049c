import type { IncomingMessage, Server as HttpServer } from "node:http";
import type { AnyTRPCRouter } from "@trpc/server";
import { Server } from "socket.io";
import type { Socket } from "socket.io";
import type { Host } from "../host-parts.ts";
import { router as bareRouter } from "../trpc/trpc.ts";
import { liveLimits, newMeter, within } from "./allowance.ts";
import type { Meter } from "./allowance.ts";
import { answerCall } from "./answer-call.ts";
import { drainConnections } from "./drain-connections.ts";
import { isOwnHandshake } from "./handshake.ts";
import { createDoor } from "./join-socket.ts";
import { answerChannel, channelEvent } from "./plugin-channel.ts";
import type { Realtime } from "./realtime.ts";
import { connectRefusal, refusalOf, usualError } from "./refusal.ts";
import { permissionRoom, roomsOfAudience } from "./rooms.ts";
import { seatPrint } from "./seat-print.ts";
import { createStreamsAdapter } from "./streams-adapter.ts";
import { watchConnections } from "./watch-connections.ts";

/** Where browsers connect. */
export const livePath = "/live";

type Ack = (answer: unknown) => void;

/** The sockets of this process, joined to those of other nodes when `REDIS_URL` is set. */
export function createRealtime(host: Host, { tickMs = 1_000 }: { tickMs?: number } = {}): Realtime {
  const streams = host.options.redisUrl === null ? null : createStreamsAdapter(host);
  const ownOrigin = new URL(host.options.baseUrl).origin;
  const refusals = new Map<string, Meter>();
  let router: AnyTRPCRouter = bareRouter({});
  let closing = false;
  let addressOf = (request: IncomingMessage): string => request.socket.remoteAddress ?? "";

  const io = new Server({
    path: livePath,
    transports: ["polling", "websocket"],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: 256_000,
    connectTimeout: 5_000,
    allowRequest: (request, answer) => answer(null, !closing && isOwnHandshake(request, ownOrigin) && !isTiresome(addressOf(request))),
    ...(streams ? { adapter: streams.adapter as never } : {}),
  });
  const isTiresome = (address: string): boolean => {
    const meter = refusals.get(address);
    return meter !== undefined && performance.now() - meter.since < 60_000 && meter.count >= liveLimits.refusals;
  };
  const countRefusal = (address: string): void => {
    if (refusals.size > 10_000) refusals.clear();
    const meter = refusals.get(address) ?? newMeter();
    within(meter, liveLimits.refusals, performance.now(), 60_000);
    refusals.set(address, meter);
  };
  const door = createDoor(host, (socket) => addressOf(socket.request), countRefusal);
  const watch = watchConnections(host, door.connections, tickMs);
  host.bus.on("end-sockets", watch.end);
  host.bus.on("reseat-sockets", watch.reseat);
  host.bus.onReturn(() => {
    io.of("/portal").local.emit("sync", {});
    watch.all();
  });

  /** Counts each packet; too many are answered with a refusal and dropped, far too many end the connection. */
  const guard = (socket: Socket): void => {
    const seated = door.seatedOf(socket);
    if (!seated) return void socket.disconnect(true);
    const { connection } = seated;
    socket.on("disconnect", () => connection.seated.delete(seated));
    socket.use((packet, next) => {
      const now = performance.now();
      const own = within(connection.meter, liveLimits.perSocket, now);
      if (own && within(door.useOf(connection), liveLimits.perAccount, now)) return next();
      if (connection.meter.count > 4 * liveLimits.perSocket) return connection.close();
      const ack: unknown = packet[packet.length - 1];
      if (typeof ack === "function") (ack as Ack)(refusalOf(router, usualError("RATE_LIMITED")));
    });
  };

  io.use((_socket, next) => next(connectRefusal("FORBIDDEN")));
  const portal = io.of("/portal");
  portal.use((socket, next) => void door.join(socket, null, next));
  portal.on("connection", (socket) => {
    guard(socket);
    const seated = door.seatedOf(socket);
    if (!seated) return;
    const { viewer } = seated.connection;
    // Asked for once it hears: what changed before is in it, what changes from now on is told.
    if (viewer) void seatPrint(host, viewer).then((print) => socket.emit("seated", { print }), () => undefined);
    socket.on("call", (request: unknown, ack: unknown) => {
      if (typeof ack === "function") void answerCall(host, router, seated.connection, request).then(ack as Ack);
    });
  });

  const openChannel = (pluginId: string): void => {
    const namespace = io.of(`/plugins/${pluginId}`);
    namespace.use((socket, next) => void door.join(socket, pluginId, next));
    namespace.on("connection", (socket) => {
      guard(socket);
      const seated = door.seatedOf(socket);
      if (!seated) return;
      socket.onAny((name: string, data: unknown, ack: unknown) => {
        const reply = typeof ack === "function" ? (ack as Ack) : () => undefined;
        void answerChannel(host, router, seated.connection, { pluginId, name, data }).then(reply);
      });
    });
  };

  return {
    attach(server: HttpServer, address) {
      if (address) addressOf = address;
      for (const { id, plugin } of host.registry.all()) if (plugin?.channels) openChannel(id);
      io.attach(server);
    },
    setRouter: (root) => void (router = root),
    tell(audience, name, data) {
      const rooms = roomsOfAudience(audience);
      // Without a room it would go to everybody.
      if (rooms.length > 0) portal.to(rooms).emit(name, data);
    },
    tellPlugin(pluginId, audience, name, data) {
      const event = channelEvent(host, pluginId, name);
      if (event?.direction !== "to-client") throw new Error(`${pluginId}: "${name}" is no to-client event in definePlugin({ channels }); add it or mend the name`);
      const parsed = event.schema.safeParse(data);
      if (!parsed.success) throw new Error(`${pluginId}: what was emitted as "${name}" does not fit its schema: ${parsed.error.message}`);
      const rooms = roomsOfAudience({ ...audience, messages: false }).map((room) => permissionRoom(event.permission, room));
      if (rooms.length > 0) io.of(`/plugins/${pluginId}`).to(rooms).emit(name, parsed.data);
    },
    reseat: (whose, reason) => host.bus.publish("reseat-sockets", { ...whose, reason }),
    end: (whose, reason) => host.bus.publish("end-sockets", { ...whose, reason }),
    async close() {
      closing = true;
      await drainConnections(door.connections);
      watch.stop();
      for (const namespace of io._nsps.values()) void namespace.adapter.close();
      io.engine?.close();
      streams?.close();
    },
  };
}
