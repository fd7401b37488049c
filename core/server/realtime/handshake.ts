import type { IncomingMessage } from "node:http";

/**
 * Whether a handshake comes from the portal's own pages. Browsers name the origin of every WebSocket; of a polling request
 * to their own origin they only say that it stays there.
 */
export function isOwnHandshake(request: IncomingMessage, ownOrigin: string): boolean {
  const { origin, upgrade } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  if (origin !== undefined) return origin === ownOrigin;
  return upgrade === undefined && site === "same-origin";
}
