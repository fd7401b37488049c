import type { Request } from "express";
import { sessionCookieName } from "../accounts/session-cookie.ts";
import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { createCookies } from "../http/cookies.ts";
import type { Viewer } from "../viewer.ts";

/** Who asks, by the session cookie. @throws when nobody is signed in, the session is locked, or no seat is chosen. */
export async function sessionViewer(host: Host, req: Request): Promise<Viewer> {
  const { baseUrl } = host.options;
  const token = createCookies(req.headers.cookie, baseUrl.startsWith("https:"), () => undefined).get(sessionCookieName(baseUrl));
  const found = token ? await host.accounts.resolve(token) : null;
  if (!found || found.session.state === "second-factor") throw new AppError("NOT_SIGNED_IN", "You were signed out to keep your information private. Sign in to go on.");
  if (found.session.state === "locked") throw new AppError("LOCKED", "This is locked to keep it private. Unlock it to go on.");
  if (!found.viewer) throw new AppError("FORBIDDEN", "Choose which portal to open first.");
  return found.viewer;
}
