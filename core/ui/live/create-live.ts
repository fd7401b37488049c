import type { Manager, Socket } from "socket.io-client";
import { createConnectionState } from "./connection-state.ts";
import type { ConnectionState } from "./connection-state.ts";
import { createHearers } from "./hearers.ts";
import type { CallAnswer, CallOverSocket } from "./live-link.ts";

const answerWithinMs = 5_000;
const corePath = "/portal";
const pluginPath = (id: string): string => `/plugins/${id}`;

/** An answer of the server on a channel; `error` is its appCode, and an unanswered send is UNAVAILABLE. */
export type ChannelAnswer = { ok: true; data: unknown } | { ok: false; error: string; message?: string };

/** The one connection of this page. */
export interface Live {
  state(): ConnectionState;
  subscribe(listener: () => void): () => void;
  start(): void;
  stop(): void;
  restart(): void;
  /** Tries again now, such as when the browser is back online. */
  wake(): void;
  /** The browser knows that it has no network. */
  lost(): void;
  hear(namespace: string, event: string, handler: (data: unknown) => void): () => void;
  onReconnect(handler: () => void): () => void;
  send(pluginId: string, event: string, data: unknown): Promise<ChannelAnswer>;
  call: CallOverSocket;
}

/** Holds `/portal` and each plugin's channel on one connection; loads Socket.io when it is first started. */
export function createLive(options: {
  load: () => Promise<{ Manager: typeof Manager }>;
  url?: string;
  /** Sent with each handshake; tests say there who they are. */
  headers?: Record<string, string>;
  /** The server ended the session; true when the person is signed in again. */
  ended: (reason: string) => Promise<boolean>;
}): Live {
  const state = createConnectionState();
  const hearers = createHearers();
  const reconnected = new Set<() => void>();
  const sockets = new Map<string, Socket>();
  let manager: Manager | undefined;
  let wanted = 0;
  let running = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const tellReconnected = (): void => {
    for (const handler of [...reconnected]) handler();
  };
  const online = (): boolean => state.get() === "online";
  const close = (): void => {
    clearTimeout(retry);
    for (const socket of sockets.values()) socket.disconnect();
  };
  const endSession = (reason: string): void => {
    if (!running) return;
    running = false;
    wanted++;
    close();
    state.set("closed");
    void options.ended(reason).then((again) => again && live.restart());
  };
  const later = (socket: Socket): void => {
    clearTimeout(retry);
    retry = setTimeout(() => running && socket.connect(), 1_000 + Math.random() * 4_000);
  };

  const open = (namespace: string): Socket | undefined => {
    if (!manager) return undefined;
    const known = sockets.get(namespace);
    if (known) return known;
    const socket = manager.socket(namespace);
    sockets.set(namespace, socket);
    socket.onAny((event: string, data: unknown) => hearers.tell(namespace, event, data));
    if (namespace === corePath) watchCore(socket);
    socket.connect();
    return socket;
  };

  const watchCore = (socket: Socket): void => {
    socket.on("connect", () => {
      state.set("online");
      tellReconnected();
    });
    // The server lost what other servers told it for a while.
    socket.on("sync", tellReconnected);
    socket.on("disconnect", () => running && state.set("reconnecting"));
    socket.on("connect_error", (error) => {
      if (!running) return;
      if (socket.active) return state.set("offline");
      // Refused by the server itself: it is there, but Socket.io does not try again of its own accord.
      if (error.message === "NOT_SIGNED_IN") return endSession("expired");
      if (error.message === "LOCKED") return endSession("locked");
      if (error.message === "SECOND_FACTOR" || error.message === "FORBIDDEN") return live.stop();
      later(socket);
    });
    socket.on("session:ended", (data: { reason?: string } | undefined) => endSession(data?.reason ?? "expired"));
    socket.on("plugin:on", ({ pluginId }: { pluginId: string }) => void sockets.get(pluginPath(pluginId))?.connect());
    socket.on("reseat", () => {
      for (const other of sockets.values()) if (!other.active) other.connect();
    });
  };

  const live: Live = {
    state: state.get,
    subscribe: state.subscribe,
    start() {
      if (running) return;
      running = true;
      const mine = ++wanted;
      void options.load().then(
        ({ Manager }) => {
          if (mine !== wanted) return;
          manager ??= new Manager(options.url ?? "", {
            path: "/live", autoConnect: false, transports: ["websocket", "polling"], tryAllTransports: true,
            reconnectionDelay: 500, reconnectionDelayMax: 15_000, randomizationFactor: 0.5, timeout: 10_000,
            ...(options.headers ? { extraHeaders: options.headers } : {}),
          });
          for (const namespace of new Set([corePath, ...hearers.namespaces(), ...sockets.keys()])) open(namespace)?.connect();
        },
        // The code did not arrive: the page works without it, and the next wish tries again.
        () => {
          if (mine !== wanted) return;
          running = false;
          state.set("offline");
        },
      );
    },
    stop() {
      running = false;
      wanted++;
      close();
      state.set("starting");
    },
    restart() {
      live.stop();
      live.start();
    },
    wake() {
      if (!running) return state.get() === "offline" ? live.start() : undefined;
      if (!manager || online()) return;
      // Leaves the wait between two tries.
      close();
      for (const socket of sockets.values()) socket.connect();
    },
    lost: () => running && state.set("offline"),
    hear(namespace, event, handler) {
      const stop = hearers.add(namespace, event, handler);
      if (running) open(namespace);
      return stop;
    },
    onReconnect(handler) {
      reconnected.add(handler);
      if (online()) queueMicrotask(() => reconnected.has(handler) && handler());
      return () => void reconnected.delete(handler);
    },
    async send(pluginId, event, data) {
      const socket = running ? open(pluginPath(pluginId)) : undefined;
      if (!socket?.connected) return { ok: false, error: "UNAVAILABLE" };
      return socket.timeout(answerWithinMs).emitWithAck(event, data).catch(() => ({ ok: false, error: "UNAVAILABLE" })) as Promise<ChannelAnswer>;
    },
    async call(call) {
      const socket = sockets.get(corePath);
      if (!running || !socket?.connected) return null;
      return socket.timeout(answerWithinMs).emitWithAck("call", call).catch(() => null) as Promise<CallAnswer | null>;
    },
  };
  return live;
}
