import type { Host } from "../host-parts.ts";
import type { Cookies } from "../trpc/context.ts";
import type { Session } from "./accounts.ts";

const secure = (baseUrl: string): boolean => baseUrl.startsWith("https:");

/** The cookie that holds a session's token; on https a page of another host name cannot set it. */
export const sessionCookieName = (baseUrl: string): string => (secure(baseUrl) ? "__Host-anteroom" : "anteroom");

/** The cookie of a device that needs no second-factor code for 30 days. */
export const deviceCookieName = (baseUrl: string): string => (secure(baseUrl) ? "__Host-anteroom-device" : "anteroom-device");

/** On one's own device it outlives the browser, elsewhere it ends with it. */
export function setSessionCookie(host: Host, cookies: Cookies, opened: { token: string; session: Session }): void {
  const { token, session } = opened;
  const maxAge = Math.floor((session.absoluteUntil - host.clock.now()) / 1_000);
  cookies.set(sessionCookieName(host.options.baseUrl), token, session.ownDevice ? { maxAge } : {});
}
