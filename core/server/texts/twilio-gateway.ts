import { z } from "zod";
import type { SmsGateway } from "./sms-gateway.ts";
import { TextRefused } from "./text-refused.ts";
import type { TextRefusal } from "./text-refused.ts";
import { isSignedBy } from "./twilio-signature.ts";

const timeoutMs = 15_000;
/** How far the gateway's clock may be behind. */
const clocksDifferMs = 120_000;
const taken = z.object({ sid: z.string().min(1).max(64) });
const listed = z.object({ messages: z.array(z.object({ sid: z.string(), body: z.string().nullable(), to: z.string(), date_created: z.string().nullable() })) });
const refusal = z.object({ code: z.number().optional() });

/** Errors of Twilio that no later try mends. Source: Twilio's error and warning dictionary. */
const forGood = new Map<number, TextRefusal>([[21610, "stopped"], [21211, "number"], [21214, "number"], [21217, "number"], [21408, "other"], [21612, "number"], [21614, "number"], [21617, "other"]]);

/** Where the portal's own addresses for the gateway are. */
export const statusPath = "/webhooks/texts/status";
export const incomingPath = "/webhooks/texts/incoming";

/**
 * Speaks Twilio's HTTP: `twilio://<account sid>:<auth token>@api.twilio.com?from=%2B15551234567`, or `?service=MG…` for a messaging service.
 * `tls=off` is for a server of this machine that speaks the same.
 */
export function createTwilioGateway(smsUrl: string, baseUrl: string): SmsGateway {
  const url = new URL(smsUrl);
  const [account, token] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  const from = url.searchParams.get("from") ?? "";
  const service = url.searchParams.get("service") ?? "";
  const messages = `${url.searchParams.get("tls") === "off" ? "http" : "https"}://${url.host}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`;
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString("base64")}`;

  async function ask(address: string, init: RequestInit = {}): Promise<unknown> {
    const answer = await fetch(address, { ...init, headers: { Authorization: authorization, Accept: "application/json" }, redirect: "error", signal: AbortSignal.timeout(timeoutMs) }).catch((error: unknown) => {
      throw new Error(`The text gateway could not be reached: ${error instanceof Error ? error.name : "no reason given"}`);
    });
    const body: unknown = await answer.json().catch(() => null);
    if (answer.ok) return body;
    const code = refusal.safeParse(body).data?.code;
    const reason = code === undefined ? `answer ${answer.status}` : `answer ${answer.status}, error ${code}`;
    const why = code === undefined ? undefined : forGood.get(code);
    if (why) throw new TextRefused(why, `The text gateway refused it: ${reason}`);
    throw new Error(`The text gateway could not take it: ${reason}`);
  }

  return {
    sender: from || service,
    async send({ to, body, id }) {
      const fields = new URLSearchParams({ To: to, Body: body, ...(id ? { StatusCallback: `${baseUrl}${statusPath}?text=${id}` } : {}), ...(service ? { MessagingServiceSid: service } : { From: from }) });
      const read = taken.safeParse(await ask(messages, { method: "POST", body: fields }));
      if (!read.success) throw new Error("The text gateway answered with no id.");
      return { providerId: read.data.sid };
    },
    async find({ to, body }, since) {
      // The newest first. By their day is not asked: what is queued has not been sent yet.
      const { messages: found } = listed.parse(await ask(`${messages}?${new URLSearchParams({ To: to, PageSize: "50" }).toString()}`));
      return found.filter((one) => one.to === to && one.body === body && one.date_created !== null && Date.parse(one.date_created) >= since - clocksDifferMs).map(({ sid }) => sid);
    },
    isFrom: ({ path, fields, signature }) => isSignedBy(token, `${baseUrl}${path}`, fields, signature),
  };
}
