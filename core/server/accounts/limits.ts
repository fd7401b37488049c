import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { RateLimiterAbstract } from "rate-limiter-flexible";
import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { redisName } from "../realtime/redis-name.ts";

// Points in so many seconds; wrong passwords close the password door for 15 minutes and nothing longer, so that nobody is locked out by others.
const rules: Record<LimitName, { points: number; duration: number; blockDuration?: number }> = {
  "password-account": { points: 10, duration: 900, blockDuration: 900 },
  "password-address": { points: 60, duration: 900 },
  "link-account": { points: 5, duration: 900 },
  "link-address": { points: 40, duration: 3_600 },
  "code-address": { points: 30, duration: 900 },
  // Six digits can be guessed by patience: a day's tries for one account, whoever makes them. Link and password stay open.
  "code-account": { points: 25, duration: 86_400 },
  "factor-account": { points: 10, duration: 900, blockDuration: 900 },
  "enrolment-address": { points: 60, duration: 900 },
  // Forms that plugins open to people without an account: by their address, and by what the plugin names, such as where a mail goes.
  "open-address": { points: 20, duration: 3_600 },
  "open-key": { points: 4, duration: 3_600 },
};

export type LimitName =
  | "password-account" | "password-address" | "link-account" | "link-address" | "code-address" | "code-account" | "factor-account" | "enrolment-address" | "open-address" | "open-key";

/** Counts by rule and key, in Redis when the portal has it, else in this process. */
export interface Limits {
  /**
   * Takes one try before it is made, so that a hundred at once cannot slip through together.
   * `minutes` until the next one when there was none left, else 0; `last` when this was the last.
   */
  take(name: LimitName, key: string): Promise<{ minutes: number; last: boolean }>;
  /** Gives one try back, because it was a good one. */
  giveBack(name: LimitName, key: string): Promise<void>;
  clear(name: LimitName, key: string): Promise<void>;
  close(): Promise<void>;
}

const made = new WeakMap<Host, Limits>();

/** The limits of a portal, made at the first use. */
export function limitsOf(host: Host): Limits {
  const known = made.get(host);
  if (known) return known;
  const limits = createLimits(host);
  made.set(host, limits);
  return limits;
}

/** Ends what the limits of a portal keep open. */
export async function closeLimits(host: Host): Promise<void> {
  await made.get(host)?.close();
}

function createLimits(host: Host): Limits {
  const { redisUrl } = host.options;
  const redis = redisUrl ? new Redis(redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1 }) : null;
  // Without a listener a lost connection would end the process; the memory below takes over meanwhile.
  redis?.on("error", () => undefined);
  // Tries made while the connection is opened would be counted in this process alone.
  const opened = redis ? Promise.race([once(redis, "ready").catch(() => undefined), sleep(500, undefined, { ref: false })]) : null;
  const limiters = {} as Record<LimitName, RateLimiterAbstract>;
  for (const name of Object.keys(rules) as LimitName[]) {
    const memory = new RateLimiterMemory({ keyPrefix: name, ...rules[name] });
    limiters[name] = redis ? new RateLimiterRedis({ storeClient: redis, keyPrefix: `${redisName(host)}:limit:${name}`, insuranceLimiter: memory, ...rules[name] }) : memory;
  }
  return {
    async take(name, key) {
      const { points, blockDuration } = rules[name];
      await opened;
      try {
        const { consumedPoints } = await limiters[name].consume(key);
        const last = consumedPoints === points;
        if (last && blockDuration) await limiters[name].block(key, blockDuration);
        return { minutes: 0, last };
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return { minutes: Math.max(1, Math.ceil(refused.msBeforeNext / 60_000)), last: false };
        throw refused;
      }
    },
    async giveBack(name, key) {
      await limiters[name].reward(key, 1);
    },
    async clear(name, key) {
      await limiters[name].delete(key);
    },
    async close() {
      redis?.disconnect();
    },
  };
}

/** "1 minute" or "14 minutes". */
const minutesInWords = (minutes: number): string => `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;

/** Takes one try. @throws AppError `RATE_LIMITED` that says how many minutes remain. */
export async function takeTry(
  host: Host,
  name: LimitName,
  key: string,
  sentence = (wait: string) => `There were too many tries. Try again in ${wait}.`,
): Promise<{ last: boolean }> {
  const { minutes, last } = await limitsOf(host).take(name, key);
  if (minutes > 0) throw new AppError("RATE_LIMITED", sentence(minutesInWords(minutes)), { retryAfterMinutes: minutes });
  return { last };
}
