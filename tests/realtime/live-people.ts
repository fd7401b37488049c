import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestPortal } from "@anteroom/core/testing";
import express from "express";
import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";

/** A browser's connection to one namespace, and everything that it heard. */
export interface Listener {
  socket: Socket;
  heard: { name: string; data: Record<string, unknown> }[];
  /** Why it was not let in; null when it is connected. */
  refused: string | null;
  /** The first time that it hears this, past or future. */
  hears(name: string, where?: (data: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
  names(): string[];
  /** An answered call: what was told to it before has arrived. */
  call(path: string, input?: unknown, type?: "query" | "mutation"): Promise<{ ok: boolean; data?: unknown; error?: { message: string; code: number; data: Record<string, unknown> } }>;
  /** Resolves once the connection is over. */
  gone(): Promise<void>;
}

/** Opens one connection, whose greeting is not among what it hears, as a page of `origin` would, with a session's cookie. */
export async function connect(url: string, given: { cookie?: string; origin?: string; namespace?: string; transport?: "websocket" | "polling" }): Promise<Listener> {
  const headers = { ...(given.origin ? { origin: given.origin } : {}), ...(given.cookie ? { cookie: given.cookie } : {}) };
  const socket = io(`${url}${given.namespace ?? "/portal"}`, { path: "/live", transports: [given.transport ?? "websocket"], extraHeaders: headers, reconnection: false, forceNew: true });
  const listener: Listener = {
    socket,
    heard: [],
    refused: null,
    hears(name, where = () => true) {
      const known = listener.heard.find((one) => one.name === name && where(one.data));
      if (known) return Promise.resolve(known.data);
      return new Promise((resolve) => {
        const look = (event: string, data: Record<string, unknown>): void => {
          if (event !== name || !where(data)) return;
          socket.offAny(look);
          resolve(data);
        };
        socket.onAny(look);
      });
    },
    names: () => listener.heard.map((one) => one.name),
    call: (path, input, type = "query") => socket.emitWithAck("call", { path, type, input }) as ReturnType<Listener["call"]>,
    gone: () => (socket.connected ? new Promise((resolve) => void socket.once("disconnect", () => resolve())) : Promise.resolve()),
  };
  socket.onAny((name: string, data: Record<string, unknown>) => void (name === "seated" || listener.heard.push({ name, data })));
  listener.refused = await new Promise((resolve) => {
    socket.once("connect", () => resolve(null));
    socket.once("connect_error", (error) => resolve(error.message));
  });
  return listener;
}

/** A call that waits for the next second when there were too many in this one, so that a test may ask everything. */
export async function callInTurn(listener: Listener, ...call: Parameters<Listener["call"]>): ReturnType<Listener["call"]> {
  const answer = await listener.call(...call);
  if (answer.error?.data["appCode"] !== "RATE_LIMITED") return answer;
  await new Promise((resolve) => void setTimeout(resolve, 1_000));
  return listener.call(...call);
}

/** A test portal that listens on a free port. */
export interface LivePortal {
  url: string;
  connect(token: string | null, more?: { origin?: string; namespace?: string; transport?: "websocket" | "polling" }): Promise<Listener>;
  close(): Promise<void>;
}

export async function serve(test: TestPortal): Promise<LivePortal> {
  const app = express();
  const server = createServer(app);
  test.portal.attach(app, server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const open: Listener[] = [];
  return {
    url,
    async connect(token, more = {}) {
      const listener = await connect(url, { origin: test.options.baseUrl, ...(token === null ? {} : { cookie: `anteroom=${token}` }), ...more });
      open.push(listener);
      return listener;
    },
    async close() {
      for (const { socket } of open) socket.disconnect();
      await test.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
