import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { twilioSignature } from "../server/texts/twilio-signature.ts";

/** What the gateway does with the next texts. `lost` takes the text, and its answer never arrives. */
export type SmsFault = "none" | "busy" | "down" | "stopped" | "number" | "lost";

/** A text gateway of this machine that speaks Twilio's HTTP and keeps what it took. */
export interface SmsServer {
  /** As `SMS_URL` takes it. */
  url: string;
  fault: SmsFault;
  taken: { sid: string; to: string; from: string; body: string; callback: string; at: number }[];
  /** The headers and fields of a request that the gateway makes to the portal. */
  post(address: string, fields: Record<string, string>): { body: string; headers: Record<string, string> };
  stop(): Promise<void>;
}

const account = "AC00000000000000000000000000000001";
const token = "a token of this machine";
const errors: Partial<Record<SmsFault, [number, number | null]>> = { busy: [429, 20429], down: [503, null], stopped: [400, 21610], number: [400, 21211] };

/** @param now the clock that notes when a text was taken */
export async function startSmsServer(now: () => number = Date.now): Promise<SmsServer> {
  let next = 0;
  const read = async (request: IncomingMessage): Promise<string> => {
    let body = "";
    for await (const part of request) body += String(part);
    return body;
  };
  const server = createServer((request, response) => {
    void (async () => {
      const answer = (status: number, body: unknown): void => void response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
      const at = new URL(request.url ?? "/", "http://gateway");
      if (request.headers.authorization !== `Basic ${Buffer.from(`${account}:${token}`).toString("base64")}`) return answer(401, { code: 20003, message: "Authenticate", status: 401 });
      if (at.pathname !== `/2010-04-01/Accounts/${account}/Messages.json`) return answer(404, { code: 20404, status: 404 });
      if (request.method === "GET") return answer(200, { messages: state.taken.filter(({ to }) => to === at.searchParams.get("To")).map((one) => ({ sid: one.sid, to: one.to, body: one.body, date_created: new Date(one.at).toUTCString() })) });
      const sent = new URLSearchParams(await read(request));
      const [status, code] = errors[state.fault] ?? [201, null];
      if (status !== 201) return answer(status, code === null ? {} : { code, message: `The number ${sent.get("To") ?? ""} …`, status });
      const one = { sid: `SM${String(++next).padStart(32, "0")}`, to: sent.get("To") ?? "", from: sent.get("From") ?? "", body: sent.get("Body") ?? "", callback: sent.get("StatusCallback") ?? "", at: now() };
      state.taken.push(one);
      if (state.fault === "lost") return void request.socket.destroy();
      return answer(201, { sid: one.sid, status: "queued", to: one.to, body: one.body });
    })();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const state: SmsServer = {
    url: `twilio://${account}:${encodeURIComponent(token)}@127.0.0.1:${(server.address() as AddressInfo).port}?from=%2B15550001111&tls=off`,
    fault: "none",
    taken: [],
    post(address, fields) {
      const sent = new URLSearchParams(fields);
      return { body: sent.toString(), headers: { "Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": twilioSignature(token, address, sent) } };
    },
    stop: () => new Promise((done) => server.close(() => done()) && server.closeAllConnections()),
  };
  return state;
}
