import { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { RateLimiterAbstract } from "rate-limiter-flexible";
import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";

// Points in so many seconds; wrong passwords close the password door for 15 minutes and nothing longer, so that nobody is locked out by others.
const rules: Record<LimitName, { points: number; duration: number; blockDuration?: number }> = {
  "password-account": { points: 10, duration: 900, blockDuration: 900 },
  "password-address": { points: 60, duration: 900 },
  "link-account": { points: 5, duration: 900 },
  "link-address": { points: 40, duration: 3_600 },
  "code-address": { points: 30, duration: 900 },
  "factor-account": { points: 10, duration: 900, blockDuration: 900 },
  "enrolment-address": { points: 60, duration: 900 },
};

export type LimitName =
  | "password-account" | "password-address" | "link-account" | "link-address" | "code-address" | "factor-account" | "enrolment-address";

/** Counts by rule and key, in Redis when the portal has it, else in this process. */
export interface Limits {
  /** How many minutes are left until this key may try again; 0 when it may now. */
  minutesLeft(name: LimitName, key: string): Promise<number>;
  /** Counts one; true when this one was the last that the rule takes. */
  count(name: LimitName, key: string): Promise<{ last: boolean }>;
  clear(name: LimitName, key: string): Promise<void>;
  close(): Promise<void>;
}

const made = new WeakMap<Host, Limits>();

/** The limits of a portal, made at the first use. */
export function limitsOf(host: Host): Limits {
  const known = made.get(host);
  if (known) return known;
  const limits = createLimits(host.options.redisUrl);
  made.set(host, limits);
  return limits;
}

function createLimits(redisUrl: string | null): Limits {
  const redis = redisUrl ? new Redis(redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1, lazyConnect: false }) : null;
  // Without a listener a lost connection would end the process; the memory below takes over meanwhile.
  redis?.on("error", () => undefined);
  const limiters = {} as Record<LimitName, RateLimiterAbstract>;
  for (const name of Object.keys(rules) as LimitName[]) {
    const memory = new RateLimiterMemory({ keyPrefix: name, ...rules[name] });
    limiters[name] = redis ? new RateLimiterRedis({ storeClient: redis, keyPrefix: `anteroom:limit:${name}`, insuranceLimiter: memory, ...rules[name] }) : memory;
  }
  return {
    async minutesLeft(name, key) {
      const result = await limiters[name].get(key);
      if (!result || result.consumedPoints < rules[name].points || result.msBeforeNext <= 0) return 0;
      return Math.ceil(result.msBeforeNext / 60_000);
    },
    async count(name, key) {
      try {
        const result = await limiters[name].consume(key);
        const last = result.consumedPoints === rules[name].points;
        const { blockDuration } = rules[name];
        if (last && blockDuration) await limiters[name].block(key, blockDuration);
        return { last };
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return { last: false };
        throw refused;
      }
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
export const minutesInWords = (minutes: number): string => `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;

/** @throws AppError `RATE_LIMITED` that says how many minutes remain. */
export async function refuseWhenLimited(host: Host, name: LimitName, key: string, sentence = (wait: string) => `There were too many tries. Try again in ${wait}.`): Promise<void> {
  const minutes = await limitsOf(host).minutesLeft(name, key);
  if (minutes > 0) throw new AppError("RATE_LIMITED", sentence(minutesInWords(minutes)), { retryAfterMinutes: minutes });
}
