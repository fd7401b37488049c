import type { RequestHandler } from "express";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Makes the configured address the only one that the rest of the server sees, whatever `Host` or `X-Forwarded-Host` says.
 * Someone who opens another name of this same machine, such as localhost, is sent to the configured one, where cookies and forms work.
 */
export function ownHost(baseUrl: string): RequestHandler {
  const own = new URL(baseUrl);
  return (req, res, next) => {
    const asked = req.headers.host ?? "";
    delete req.headers["x-forwarded-host"];
    req.headers.host = own.host;
    const otherName = asked !== own.host && isLoopback(asked) && loopback.has(own.hostname) && portOf(asked) === portOf(own.host);
    if (otherName && req.method === "GET" && req.headers["sec-fetch-dest"] === "document") return res.redirect(307, `${baseUrl}${pathOnly(req.originalUrl)}`);
    next();
  };
}

const nameOf = (host: string): string => host.replace(/:\d+$/, "");
const portOf = (host: string): string => /:(\d+)$/.exec(host)?.[1] ?? "80";
const isLoopback = (host: string): boolean => loopback.has(nameOf(host));
const pathOnly = (url: string): string => (url.startsWith("/") ? url : "/");
