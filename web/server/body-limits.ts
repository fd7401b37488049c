import type { RequestHandler } from "express";

const kilobyte = 1024;
/** The largest request body by where it goes, in bytes. Files have their own limits, kept while they stream. */
export const bodyLimits = { page: 256 * kilobyte, trpc: 1024 * kilobyte };

/** Refuses a body that is larger than its address takes (413) or does not say how large it is (411). */
export const limitBodies: RequestHandler = (req, res, next) => {
  if (/^\/files(\/|$)/.test(req.path) || req.path.startsWith("/socket.io/")) return next();
  if (req.headers["transfer-encoding"] !== undefined) {
    res.setHeader("Connection", "close");
    return void res.status(411).type("text").send("Send the length of the request with it.\n");
  }
  const limit = req.path.startsWith("/trpc") ? bodyLimits.trpc : bodyLimits.page;
  if (Number(req.headers["content-length"] ?? 0) <= limit) return next();
  res.setHeader("Connection", "close");
  res.status(413).type("text").send(`This is larger than ${limit / kilobyte} kB, which is the most that can be sent here.\n`);
};
