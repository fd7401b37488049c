import { Redis } from "ioredis";
import type { Host } from "../host-parts.ts";

/** A connection that comes back by itself; an outage is logged once, not at every try. */
export function openRedis(host: Host, purpose: string): Redis {
  const redis = new Redis(host.options.redisUrl ?? "", {
    maxRetriesPerRequest: null,
    retryStrategy: (tries) => Math.min(50 * 2 ** Math.min(tries, 6), 2_000),
  });
  let down = false;
  redis.on("error", (error: Error) => {
    if (!down) host.log.error({ purpose, why: error.message }, "Redis does not answer; nodes hear of changes within a second until it is back");
    down = true;
  });
  redis.on("ready", () => {
    if (down) host.log.info({ purpose }, "Redis is back");
    down = false;
  });
  return redis;
}
