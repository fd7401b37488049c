import { Agent, request } from "node:http";
import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";

/** A signed-in browser as far as the server can tell. */
export interface Person {
  token: string;
  conversationId: string;
}

export const cookieOf = (token: string): string => `anteroom=${token}`;

/** Opens one live connection. */
export async function connect(url: string, token: string, path = "/live"): Promise<Socket> {
  const socket = io(`${url}/portal`, { path, transports: ["websocket"], extraHeaders: { origin: url, cookie: cookieOf(token) }, reconnection: false, forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", (error) => reject(new Error(`the live connection was refused: ${error.message}`)));
  });
  return socket;
}

/** Calls a procedure over the live connection; answers its data. */
export async function call<Data>(socket: Socket, path: string, type: "query" | "mutation", input: unknown): Promise<Data> {
  const answer = (await socket.timeout(20_000).emitWithAck("call", { path, type, input })) as { ok: boolean; data: Data; error?: { message: string } };
  if (!answer.ok) throw new Error(`${path}: ${answer.error?.message}`);
  return answer.data;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One HTTP request over a kept connection. */
export function http(url: string, options: { token?: string; post?: unknown }): Promise<{ status: number; body: string; firstByteMs: number }> {
  const body = options.post === undefined ? undefined : JSON.stringify(options.post);
  const target = new URL(url);
  const headers = {
    origin: target.origin,
    ...(options.token ? { cookie: cookieOf(options.token) } : {}),
    ...(body === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }),
  };
  return new Promise((resolve, reject) => {
    const sent = performance.now();
    const call = request(target, { agent, headers, method: body === undefined ? "GET" : "POST", timeout: 20_000 }, (response) => {
      let text = "";
      let firstByteMs = 0;
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        firstByteMs ||= performance.now() - sent;
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text, firstByteMs }));
      response.on("error", reject);
    });
    call.on("timeout", () => call.destroy(new Error(`${url} did not answer in 20 s`)));
    call.on("error", reject);
    call.end(body);
  });
}
