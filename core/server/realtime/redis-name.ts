import { createHash } from "node:crypto";
import type { Host } from "../host-parts.ts";

/** Prefix of everything this portal keeps in Redis: portals on different databases may share one Redis. */
export const redisName = (host: Host): string => `anteroom:${createHash("sha256").update(host.options.databaseUrl).digest("hex").slice(0, 16)}`;
