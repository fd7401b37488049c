import { lookup as resolve } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { LookupFunction } from "node:net";
import { isPublicAddress } from "./is-public-address.ts";

/** Why a calendar could not be read, in a sentence for whoever added it. */
export class CalendarProblem extends Error {
  override readonly name = "CalendarProblem";
}

export interface FetchLimits {
  mayAsk: (address: string) => boolean;
  mostBytes: number;
  /** For everything together, milliseconds. */
  withinMs: number;
  redirects: number;
}

const usual: FetchLimits = { mayAsk: isPublicAddress, mostBytes: 5 * 1024 * 1024, withinMs: 15_000, redirects: 3 };
const inside = "This address is inside a private network, which the portal does not open.";

/** The address of a calendar as it may be asked: `webcal` is https. @throws CalendarProblem */
export function calendarUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text.trim().replace(/^webcals?:/i, "https:"));
  } catch {
    throw new CalendarProblem("Write the whole address, such as https://calendar.example/private.ics.");
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new CalendarProblem("Write an address that begins with https.");
  if (url.username || url.password) throw new CalendarProblem("Leave the name and password out of the address.");
  return url;
}

/** Resolves a name and refuses every private address: the connection goes to what was checked, so a name that changes meanwhile gains nothing. */
const checkedLookup = (mayAsk: FetchLimits["mayAsk"]): LookupFunction => (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, "", 0);
    if (addresses.length === 0 || addresses.some(({ address }) => !mayAsk(address))) return done(new CalendarProblem(inside), "", 0);
    const [first] = addresses;
    if (options.all) return (done as unknown as (error: null, all: typeof addresses) => void)(null, addresses);
    return done(null, first?.address ?? "", first?.family ?? 0);
  });
};

function ask(url: URL, limits: FetchLimits, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // A bare address is connected to without being looked up.
  if (isIP(host) && !limits.mayAsk(host)) return Promise.reject(new CalendarProblem(inside));
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((answer, fail) => {
    request(url, { lookup: checkedLookup(limits.mayAsk), signal, agent: false, headers: { Accept: "text/calendar, text/plain;q=0.5", "User-Agent": "Anteroom calendar reader", "Accept-Encoding": "identity" } }, answer).on("error", fail).end();
  });
}

async function textOf(response: IncomingMessage, mostBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBytes) {
      response.destroy();
      throw new CalendarProblem("This calendar is too large to read.");
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Reads a calendar from an address that somebody gave: never from a private network, also not after a redirect, and within limits of size and time. @throws CalendarProblem */
export async function fetchCalendar(text: string, given: Partial<FetchLimits> = {}): Promise<string> {
  const limits = { ...usual, ...given };
  const signal = AbortSignal.timeout(limits.withinMs);
  try {
    let url = calendarUrl(text);
    for (let left = limits.redirects; ; left--) {
      const response = await ask(url, limits, signal);
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      if (status >= 300 && status < 400 && location) {
        response.destroy();
        if (left <= 0) throw new CalendarProblem("This address leads on and on. Copy the calendar's own address.");
        url = calendarUrl(new URL(location, url).href);
        continue;
      }
      if (status !== 200) {
        response.destroy();
        throw new CalendarProblem(status === 401 || status === 403 || status === 404 || status === 410 ? "This calendar is not there any more, or its address was changed." : "The calendar's server has a problem.");
      }
      return await textOf(response, limits.mostBytes);
    }
  } catch (error) {
    if (error instanceof CalendarProblem) throw error;
    if (error instanceof Error && error.cause instanceof CalendarProblem) throw error.cause;
    throw new CalendarProblem(signal.aborted ? "The calendar's server was too slow." : "The calendar's server could not be reached.", { cause: error });
  }
}
