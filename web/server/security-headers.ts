import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";

const permissions = ["accelerometer", "browsing-topics", "display-capture", "geolocation", "gyroscope", "magnetometer", "midi", "payment", "usb"];
/** For the portal's own pages: testing a device before a session by video. The browser still asks the person. */
const ownPermissions = ["camera", "microphone"];

/** The content security policy of one response. */
export function contentSecurityPolicy(options: { nonce: string; baseUrl: string; development: boolean }): string {
  const { nonce, baseUrl, development } = options;
  const socket = baseUrl.replace(/^http/, "ws");
  const directives = [
    "default-src 'none'",
    // Only the nonce and the built files run: an uploaded file on this host can never be a script.
    development ? `script-src 'self' 'nonce-${nonce}'` : `script-src 'nonce-${nonce}' ${baseUrl}/assets/`,
    // Vite writes styles into the page while developing; the production build links files.
    development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self' ${socket}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ];
  if (baseUrl.startsWith("https:")) directives.push("upgrade-insecure-requests");
  return directives.join("; ");
}

/** Sets the headers that every response carries, and puts this response's nonce in `res.locals.nonce`. */
export function securityHeaders(options: { baseUrl: string; development: boolean }): RequestHandler {
  const secure = options.baseUrl.startsWith("https:");
  const permissionsPolicy = [...permissions.map((name) => `${name}=()`), ...ownPermissions.map((name) => `${name}=(self)`)].join(", ");
  return (_req, res, next) => {
    const nonce = randomBytes(16).toString("base64");
    res.locals.nonce = nonce;
    res.setHeader("Content-Security-Policy", contentSecurityPolicy({ ...options, nonce }));
    res.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    res.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    res.setHeader("X-Content-Type-Options", "nosniff");
    res.setHeader("X-Frame-Options", "DENY");
    res.setHeader("Referrer-Policy", "no-referrer");
    res.setHeader("Permissions-Policy", permissionsPolicy);
    // Static files set their own; everything else may hold something private.
    res.setHeader("Cache-Control", "no-store");
    if (secure) res.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
    next();
  };
}
