import { pipeline } from "node:stream/promises";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { Request, Response } from "express";
import { recordReading } from "../audit/record-reading.ts";
import { AppError, notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { refuseChanges } from "../read-only/refuse-changes.ts";
import { seatId } from "../viewer.ts";
import { contentDisposition } from "./content-disposition.ts";
import { clientOfFile } from "./client-of-file.ts";
import { isInline } from "./file-kinds.ts";
import { isSigned, linkLifeMs, signedPath, type Disposition } from "./file-links.ts";
import type { FileRow } from "./file-rows.ts";
import { readRange } from "./read-range.ts";
import { openableFile } from "./readable-file.ts";
import { sessionViewer } from "./session-viewer.ts";
import { BytesGone } from "./storage/file-storage.ts";

const one = (value: unknown): string => (typeof value === "string" ? value : "");
const gone = (): AppError => notFound("this file");

/**
 * Answers `GET /files/:id`: with a signature the bytes, without one a redirect to a fresh link.
 * Session, seat and the owner's guard are asked each time.
 */
export function serveFile(host: Host) {
  return async (req: Request, res: Response): Promise<void> => {
    res.set({ "Cache-Control": "private, no-store, no-transform", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer" });
    try {
      const viewer = await sessionViewer(host, req);
      await refuseChanges(host, viewer, { path: "files", type: "query" });
      const disposition: Disposition = one(req.query["d"]) === "inline" ? "inline" : "attachment";
      const link = { fileId: req.params["id"] ?? "", seatId: seatId(viewer), disposition, until: Number(one(req.query["e"])) };
      const signature = one(req.query["s"]);
      if (signature && !isSigned(host.options.secret, link, signature)) throw gone();
      if (signature && link.until * 1_000 <= host.clock.now()) throw new AppError("EXPIRED", "This link has ended. Open the file again from the page where it is.");
      const row = await openableFile(host, viewer, link.fileId);
      if (!row) throw gone();
      if (!signature) {
        res.redirect(303, signedPath(host.options.secret, { ...link, until: Math.floor((host.clock.now() + linkLifeMs) / 1_000) }));
        return;
      }
      await recordReading(host, viewer, {
        verb: "file-downloaded", clientId: viewer.kind === "portal" ? viewer.clientId : await clientOfFile(host, row), subject: row.id,
        address: req.ip ?? "", device: (req.headers["user-agent"] ?? "").slice(0, 300),
      });
      await send(host, req, res, row, disposition);
    } catch (error) {
      if (!(error instanceof AppError)) host.log.error({ err: error }, "files: a download failed");
      const known = error instanceof AppError ? error : new AppError("UNAVAILABLE", "There is a problem with this file. Try again.");
      if (res.headersSent) return void res.destroy();
      res.status(getHTTPStatusCodeFromError(known)).type("text").send(`${known.message}\n`);
    }
  };
}

async function send(host: Host, req: Request, res: Response, row: FileRow, wanted: Disposition): Promise<void> {
  const size = Number(row.size);
  const part = readRange(req.headers.range, size);
  if (part === "beyond") return void res.status(416).set("Content-Range", `bytes */${size}`).end();
  const bytes = await host.files.storage.read({ practiceId: row.practice_id, key: row.storage_key }, part ?? undefined).catch((error: unknown) => {
    if (error instanceof BytesGone) host.log.error({ fileId: row.id, storage: host.files.storage.label }, "files: stored bytes are gone");
    throw error instanceof BytesGone ? gone() : error;
  });
  // What a browser would have to interpret is only ever downloaded.
  const disposition = isInline(row.mime) ? wanted : "attachment";
  res.status(part ? 206 : 200).set({
    "Content-Type": row.mime,
    "Content-Length": String(part ? part.end - part.start + 1 : size),
    "Accept-Ranges": "bytes",
    ...(part ? { "Content-Range": `bytes ${part.start}-${part.end}/${size}` } : {}),
    "Content-Disposition": contentDisposition(disposition, row.name),
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
  // A person who goes away is no fault; a storage that breaks off midway cuts the answer, which browsers show as a failed download.
  await pipeline(bytes, res).catch((error: unknown) => {
    if (!req.destroyed) host.log.warn({ err: error, fileId: row.id }, "files: a download broke off");
  });
}
