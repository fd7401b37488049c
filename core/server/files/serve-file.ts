import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { Request, Response } from "express";
import { recordReading } from "../audit/record-reading.ts";
import { AppError, notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { seatId } from "../viewer.ts";
import { contentDisposition } from "./content-disposition.ts";
import { clientOfFile } from "./client-of-file.ts";
import { isInline } from "./file-kinds.ts";
import { isSigned, linkLifeMs, signedPath, type Disposition } from "./file-links.ts";
import type { FileRow } from "./file-rows.ts";
import { storedPath } from "./keep-bytes.ts";
import { readableFile } from "./readable-file.ts";
import { sessionViewer } from "./session-viewer.ts";

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
      const disposition: Disposition = one(req.query["d"]) === "inline" ? "inline" : "attachment";
      const link = { fileId: req.params["id"] ?? "", seatId: seatId(viewer), disposition, until: Number(one(req.query["e"])) };
      const signature = one(req.query["s"]);
      if (signature && !isSigned(host.options.secret, link, signature)) throw gone();
      if (signature && link.until * 1_000 <= host.clock.now()) throw new AppError("EXPIRED", "This link has ended. Open the file again from the page where it is.");
      const row = await readableFile(host, viewer, link.fileId);
      if (!row) throw gone();
      if (!signature) {
        res.redirect(303, signedPath(host.options.secret, { ...link, until: Math.floor((host.clock.now() + linkLifeMs) / 1_000) }));
        return;
      }
      await recordReading(host, viewer, {
        verb: "file-downloaded", clientId: viewer.kind === "portal" ? viewer.clientId : await clientOfFile(host, row), subject: row.id,
        address: req.ip ?? "", device: (req.headers["user-agent"] ?? "").slice(0, 300),
      });
      send(host, res, row, disposition);
    } catch (error) {
      if (!(error instanceof AppError)) host.log.error({ err: error }, "files: a download failed");
      const known = error instanceof AppError ? error : new AppError("UNAVAILABLE", "There is a problem with this file. Try again.");
      res.status(getHTTPStatusCodeFromError(known)).type("text").send(`${known.message}\n`);
    }
  };
}

function send(host: Host, res: Response, row: Pick<FileRow, "practice_id" | "storage_key" | "name" | "mime">, wanted: Disposition): void {
  // What a browser would have to interpret is only ever downloaded.
  const disposition = isInline(row.mime) ? wanted : "attachment";
  res.set({
    "Content-Type": row.mime,
    "Content-Disposition": contentDisposition(disposition, row.name),
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
  const path = storedPath(host.options.dataDir, row.practice_id, row.storage_key);
  res.sendFile(path, { acceptRanges: true, cacheControl: false, etag: false, lastModified: false, dotfiles: "allow" }, (error) => {
    if (!error || res.headersSent) return;
    host.log.error({ err: error }, "files: stored bytes could not be read");
    res.removeHeader("Content-Disposition");
    res.status(404).type("text").send(`${gone().message}\n`);
  });
}
