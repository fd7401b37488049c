import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { Request, Response } from "express";
import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { refuseChanges } from "../read-only/refuse-changes.ts";
import { seatId } from "../viewer.ts";
import { uploadPurposes } from "./file-limits.ts";
import { fileRefused } from "./file-refused.ts";
import { attachPageOf, refusalPage, withFile } from "./form-answer.ts";
import { readMultipart } from "./read-multipart.ts";
import { checkQuota } from "./seat-quota.ts";
import { sessionViewer } from "./session-viewer.ts";
import { storeUpload, type StoreRules } from "./store-upload.ts";

/** How long a refused upload may go on sending before it is cut, in milliseconds. */
const lingerMs = 5_000;

/** Answers `POST /files?purpose=attachment`: multipart with one part named `file`; 201 with `{ file }`, else `{ error }`. A form of the page that `back` names is led back to it. */
export function receiveUpload(host: Host, own: StoreRules) {
  const underWay = new Map<string, number>();
  return async (req: Request, res: Response): Promise<void> => {
    let seat = "";
    try {
      const viewer = await sessionViewer(host, req);
      await refuseChanges(host, viewer, { path: "files", type: "mutation" });
      const purpose = typeof req.query["purpose"] === "string" ? req.query["purpose"] : "attachment";
      const rules = Object.hasOwn(uploadPurposes, purpose) ? uploadPurposes[purpose] : undefined;
      if (!rules) throw fileRefused("This page cannot send files. Load it again and try once more.");
      const running = underWay.get(seatId(viewer)) ?? 0;
      if (running >= own.seat.atOnce) throw new AppError("RATE_LIMITED", "Several of your files are still on their way. Send this one when they have arrived.", { retryAfterMinutes: 1 });
      seat = seatId(viewer);
      underWay.set(seat, running + 1);
      await checkQuota(host, host.db.hot, seat, 1, own.seat);
      const facts = await readMultipart(req, (file) => storeUpload(host, own, { viewer, purpose, rules }, file));
      const page = attachPageOf(req);
      if (page) return void res.set("Cache-Control", "no-store").redirect(303, withFile(page, facts.id));
      const { id, name, mime, size, width, height, state, locked } = facts;
      res.status(201).set("Cache-Control", "no-store").json({ file: { id, name, mime, size, width, height, state, locked } });
    } catch (error) {
      answerError(host, req, res, error);
    } finally {
      const running = underWay.get(seat) ?? 0;
      if (running > 1) underWay.set(seat, running - 1);
      else underWay.delete(seat);
    }
  };
}

/** Says in JSON what went wrong, and stops reading a body that nobody wants. */
export function answerError(host: Host, req: Request, res: Response, error: unknown): void {
  if (req.destroyed && !req.complete) return;
  const known = error instanceof AppError ? error : null;
  if (!known) host.log.error({ err: error }, "files: an upload failed");
  const status = getHTTPStatusCodeFromError(known ?? new TRPCError({ code: "INTERNAL_SERVER_ERROR" }));
  if (!req.complete) {
    res.set("Connection", "close");
    // Browsers show an answer only when they could send on for a moment.
    req.resume();
    setTimeout(() => req.destroy(), lingerMs).unref();
  }
  res.status(status).set("Cache-Control", "no-store");
  const page = attachPageOf(req);
  if (page) return void res.type("html").send(refusalPage(known?.message ?? "The file was not stored. Try again.", page));
  res.json({
    error: { appCode: known?.appCode ?? "UNAVAILABLE", message: known?.message ?? "The file was not stored. Try again.", ...known?.details },
  });
}
