import type { Host } from "../../host-parts.ts";
import { hashToken } from "../../secrets.ts";
import type { Accounts } from "../accounts.ts";
import { readSession } from "./session-rows.ts";
import type { StoredSession } from "./session-rows.ts";

const cacheLifeMs = 1_000;
const mostCached = 5_000;
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/** Finds the session of a token, from a cache that lives one second at most and is emptied when anything changes. */
export function createResolve(host: Host): Accounts["resolve"] & { forget(): void } {
  const cache = new Map<string, { at: number; found: StoredSession | null }>();
  let generation = 0;
  let hears = false;
  const forget = (): void => {
    generation += 1;
    cache.clear();
  };
  const find = async (tokenHash: string): Promise<StoredSession | null> => {
    const known = cache.get(tokenHash);
    if (known && performance.now() - known.at < cacheLifeMs) return known.found;
    const asked = generation;
    const found = await readSession(host, tokenHash);
    if (cache.size >= mostCached) cache.clear();
    // An answer that was on its way while something changed may be old.
    if (asked === generation) cache.set(tokenHash, { at: performance.now(), found });
    return found;
  };
  const resolve: Accounts["resolve"] = async (token) => {
    if (!hears) {
      hears = true;
      host.bus.on("viewers-changed", forget);
    }
    if (!tokenShape.test(token)) return null;
    const found = await find(hashToken(token));
    return found && openNow(found, host.clock.now());
  };
  return Object.assign(resolve, { forget });
}

/** What a stored session is at this moment: over, locked for being idle, or open. Only an open one has a viewer. */
function openNow(stored: StoredSession, now: number): StoredSession | null {
  const { session } = stored;
  if (now >= session.absoluteUntil) return null;
  if (session.state === "second-factor") return now >= session.idleUntil ? null : { session, viewer: null, preview: null };
  if (session.state === "locked" || now >= session.idleUntil) return { session: { ...session, state: "locked" }, viewer: null, preview: null };
  const { preview } = stored;
  return preview?.readOnly?.why === "preview" && now < preview.readOnly.until ? { ...stored, viewer: preview } : stored;
}
