import { randomUUID } from "node:crypto";
import type { ErrorRequestHandler } from "express";
import type { Logger } from "./log.ts";

/** The last answer when even the page of errors could not be made: no detail of the error, and a number to find it by. */
export function errorPage(log: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    const number = randomUUID();
    log.error(`a request failed (${number})`, error);
    if (res.headersSent) return next(error);
    const status = (error as { status?: unknown }).status;
    const ours = typeof status !== "number" || status >= 500;
    res.status(ours ? 500 : status).type("html");
    res.send(`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>There is a problem – Portal</title>
<h1>${ours ? "There is a problem with the portal" : "That request could not be read"}</h1>
<p>${ours ? "Try again in a few minutes." : "Go back and try again."} If you need your practice today, call them.</p>
<p><a href="/">Home</a> <a href="/help">Get urgent help</a></p>
<p>Number of this problem: ${number}</p></html>`);
  };
}
