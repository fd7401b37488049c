import { createAdapter } from "@socket.io/redis-streams-adapter";
import type { AnyTRPCRouter } from "@trpc/server";
import { Server } from "socket.io";
import type { Host } from "../host-parts.ts";
import { seatId } from "../viewer.ts";
import { createSocketCalls } from "./call-over-socket.ts";
import type { ClusterTopics } from "./cluster-bus.ts";
import type { LiveNamespace, LiveServer, LiveSocket } from "./live-socket.ts";
import { socketFacts } from "./live-socket.ts";
import { openRedis } from "./open-redis.ts";
import type { PortalEvents, Realtime } from "./realtime.ts";
import { redisName } from "./redis-name.ts";
import { roomsFor, roomsOf } from "./rooms.ts";
import { mayHear, servePluginNamespace } from "./serve-plugin-namespace.ts";

const livePath = "/live";
const recheckMs = 15_000;
const streamLength = 10_000;

type Whose = Omit<ClusterTopics["end-sockets"] & ClusterTopics["reseat-sockets"], "reason">;

const matches = (socket: LiveSocket, whose: Whose): boolean => {
  const { session, viewer } = socket.data;
  return (
    (whose.sessionId === undefined || whose.sessionId === session.id) &&
    (whose.accountId === undefined || whose.accountId === session.accountId) &&
    (whose.seatId === undefined || whose.seatId === seatId(viewer)) &&
    (whose.practiceId === undefined || whose.practiceId === viewer.practiceId)
  );
};

/** The one Socket.io server: `/portal` for core, `/plugins/<id>` for plugins with channels. */
export function createRealtime(host: Host): Realtime {
  const redis = host.options.redisUrl ? openRedis(host, "sockets") : null;
  const io: LiveServer = new Server({
    path: livePath,
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 256_000,
    // A page of another site sends its own origin; a page of ours always sends one.
    allowRequest: (request, decide) => decide(null, sameOrigin(host, request.headers.origin, request.headers["sec-fetch-site"])),
    ...(redis ? { adapter: createAdapter(redis, { streamName: `${redisName(host)}:live`, channelPrefix: `${redisName(host)}:live`, maxLen: streamLength }) } : {}),
  });
  let router: AnyTRPCRouter | null = null;
  let attached = false;
  const portal: LiveNamespace = io.of("/portal");
  servePortal(host, portal, createSocketCalls(host, () => router));
  const plugins = host.registry.all().flatMap((one) => (one.plugin?.channels ? [{ id: one.id, channels: one.plugin.channels, namespace: io.of(`/plugins/${one.id}`) as LiveNamespace }] : []));
  for (const { id, channels, namespace } of plugins) servePluginNamespace(host, namespace, id, channels);

  const local = (): LiveSocket[] => [...portal.sockets.values(), ...plugins.flatMap(({ namespace }) => [...namespace.sockets.values()])] as LiveSocket[];
  const look = async (whose: Whose, reason: string | null): Promise<void> => {
    for (const socket of local()) if (matches(socket, whose)) await reseatSocket(host, socket, reason).catch((error: unknown) => host.log.error({ error }, "a socket could not be looked at again"));
  };
  host.bus.on("reseat-sockets", ({ reason, ...whose }) => void look(whose, reason));
  host.bus.on("end-sockets", ({ reason, ...whose }) => {
    for (const socket of local()) if (matches(socket, whose)) endSocket(socket, reason);
  });
  const timer = setInterval(() => void look({}, null), recheckMs);
  timer.unref();

  return {
    attach(server) {
      attached = true;
      io.attach(server);
    },
    setRouter: (root) => void (router = root),
    tell: (audience, name, data) => void portal.to(roomsFor(audience)).emit(name, data),
    tellPlugin: (pluginId, audience, name, data) => void io.of(`/plugins/${pluginId}`).to(roomsFor(audience)).emit(name, data),
    reseat: (whose, reason) => host.bus.publish("reseat-sockets", { ...whose, reason }),
    end: (whose, reason) => host.bus.publish("end-sockets", { ...whose, reason }),
    async close() {
      clearInterval(timer);
      for (const socket of local()) socket.disconnect(true);
      // Without a server Socket.io has nothing to close, and says so by throwing.
      if (attached) await io.close();
      redis?.disconnect();
    },
  };
}

function sameOrigin(host: Host, origin: string | undefined, site: string | string[] | undefined): boolean {
  if (origin !== undefined) return origin === new URL(host.options.baseUrl).origin;
  return site === "same-origin";
}

function servePortal(host: Host, namespace: LiveNamespace, call: ReturnType<typeof createSocketCalls>): void {
  namespace.use((socket, next) => {
    void (async () => {
      const facts = await socketFacts(host, socket);
      if (!facts) return next(new Error("NOT_SIGNED_IN"));
      socket.data = facts;
      await socket.join([...(await roomsOf(host, facts.viewer))]);
      next();
    })().catch(() => next(new Error("UNAVAILABLE")));
  });
  namespace.on("connection", (socket) => {
    socket.onAny((name: string, data: unknown, ack?: (answer: unknown) => void) => {
      if (name === "call" && typeof ack === "function") void call(socket, data).then(ack);
    });
  });
}

const endSocket = (socket: LiveSocket, reason: string): void => {
  socket.emit("session:ended", { reason } satisfies { reason: string });
  socket.disconnect(true);
};

/** Puts a socket where its viewer belongs now, or closes it. `reason` null says nothing when nothing changed. */
async function reseatSocket(host: Host, socket: LiveSocket, reason: string | null): Promise<void> {
  const found = await host.accounts.resolve(socket.data.token);
  if (!found) return endSocket(socket, "expired");
  if (!found.viewer) return endSocket(socket, found.session.state === "locked" ? "locked" : "revoked");
  const moved = seatId(found.viewer) !== seatId(socket.data.viewer);
  socket.data = { ...socket.data, session: found.session, viewer: found.viewer };
  const pluginId = /^\/plugins\/(.+)$/.exec(socket.nsp.name)?.[1];
  if (pluginId && !(await mayHear(host, pluginId, socket))) {
    socket.emit("plugin:off", { pluginId } satisfies PortalEvents["plugin:off"]);
    socket.disconnect(false);
    return;
  }
  const wanted = await roomsOf(host, found.viewer);
  for (const room of socket.rooms) if (room !== socket.id && !wanted.has(room)) await socket.leave(room);
  await socket.join([...wanted]);
  if (reason !== null || moved) socket.emit("reseat", { reason: reason ?? "seat" } satisfies PortalEvents["reseat"]);
}
