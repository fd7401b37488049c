import type { Request, RequestHandler } from "express";

const reading = new Set(["GET", "HEAD"]);
/** Under /files a browser may also replace and remove; everywhere else a change is a POST. */
const changing = { pages: new Set(["POST"]), files: new Set(["POST", "PUT", "PATCH", "DELETE"]) };

/** Whether a changing request comes from the portal's own pages. A request that says nothing is refused. */
export function isOwnOrigin(headers: { origin?: string | undefined; fetchSite?: string | undefined }, baseUrl: string): boolean {
  const { origin, fetchSite } = headers;
  if (fetchSite !== undefined && fetchSite !== "same-origin") return false;
  // Under `Referrer-Policy: no-referrer` browsers send "null" with a plain form; what they say of the site still stands.
  if (origin === undefined || origin === "null") return fetchSite === "same-origin";
  return URL.canParse(origin) && new URL(origin).origin === baseUrl;
}

/** Refuses changes that another site sends (403) and methods that nothing here answers (405). */
export function originCheck(baseUrl: string): RequestHandler {
  return (req, res, next) => {
    if (reading.has(req.method)) return next();
    // Machines send no origin; what guards these addresses is a signature that whoever takes it checks.
    if (req.method === "POST" && /^\/webhooks\/[^/]+\/./.test(req.path)) return next();
    const allowed = /^\/files(\/|$)/.test(req.path) ? changing.files : changing.pages;
    if (!allowed.has(req.method)) {
      res.status(405).setHeader("Allow", ["GET", "HEAD", ...allowed].join(", "));
      return void res.type("text").send("This address does not answer that kind of request.\n");
    }
    const fetchSite = singleHeader(req, "sec-fetch-site");
    if (isOwnOrigin({ origin: req.headers.origin, fetchSite }, baseUrl)) return next();
    res.status(403).type("text");
    res.send(`This request did not come from the portal's own pages. Open ${baseUrl} and try again. If this is your portal's right address, set BASE_URL to it.\n`);
  };
}

function singleHeader(req: Request, name: string): string | undefined {
  const value = req.headers[name];
  return Array.isArray(value) ? value.join(",") : value;
}
