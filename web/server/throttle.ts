import type { RequestHandler } from "express";

/** Lets one address ask `most` times in a minute, then answers 429; for routes that cost work and hold nothing private. */
export function throttle(most: number, now: () => number = Date.now): RequestHandler {
  let minute = 0;
  let asked = new Map<string, number>();
  return (req, res, next) => {
    const current = Math.floor(now() / 60_000);
    if (current !== minute) {
      minute = current;
      asked = new Map();
    }
    const address = req.ip ?? "";
    const count = (asked.get(address) ?? 0) + 1;
    asked.set(address, count);
    if (count <= most) return next();
    res.status(429).setHeader("Retry-After", "60");
    res.type("text").send("Too many requests. Wait a minute and try again.\n");
  };
}
