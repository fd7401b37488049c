import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { Application, Request, Response } from "express";
import { auditFilter } from "../audit/audit-query.ts";
import { auditCsv } from "../audit/write-audit-csv.ts";
import { AppError } from "../errors.ts";
import { contentDisposition } from "../files/content-disposition.ts";
import type { Host } from "../host-parts.ts";
import { holdsPermission } from "../people/permissions.ts";
import { requireClient } from "../people/people-access.ts";
import { auditTransfer } from "./audit-transfer.ts";
import { exportClient } from "./export-client.ts";
import { exportPractice } from "./export-practice.ts";
import { takeDownload, type DownloadOf } from "./make-download.ts";
import { receiveImport } from "./receive-import.ts";
import { staffWho, type StaffCall } from "./staff-who.ts";
import { createZip } from "./zip/zip-writer.ts";

const permissionOf: Record<DownloadOf["kind"], string> = { audit: "core.audit", client: "core.practice", practice: "core.practice" };

/** Mounts `GET /files/exports/:token`, `POST /files/imports` and `POST /files/restores`. */
export function mountTransfer(app: Application, host: Host): void {
  app.get("/files/exports/:token", serveExport(host));
  app.post("/files/imports", receiveImport(host, "clients"));
  app.post("/files/restores", receiveImport(host, "practice"));
}

/** Answers an export: once, in time, to its maker, checked again as if asked anew. */
function serveExport(host: Host) {
  return async (req: Request, res: Response): Promise<void> => {
    res.set({ "Cache-Control": "private, no-store, no-transform", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer" });
    try {
      const call = await staffWho(host, req, null);
      const { id, of } = await takeDownload(host, call.viewer, req.params["token"] ?? "");
      if (!holdsPermission(host.registry, call.viewer, permissionOf[of.kind])) throw new AppError("FORBIDDEN", "You do not have access to this. Your practice can change it.", { reason: permissionOf[of.kind] });
      await send(call, id, of, res);
    } catch (error) {
      if (!(error instanceof AppError)) host.log.error({ err: error }, "transfer: an export failed");
      // Cut, so that nobody takes half a file for a whole one.
      if (res.headersSent) return void res.destroy();
      const known = error instanceof AppError ? error : new AppError("UNAVAILABLE", "There is a problem with this export. Make a new one.");
      res.status(getHTTPStatusCodeFromError(known)).type("text").send(`${known.message}\n`);
    }
  };
}

async function send(call: StaffCall, id: string, of: DownloadOf, res: Response): Promise<void> {
  const { host, viewer } = call;
  const { practiceId } = viewer;
  const day = new Date(host.clock.now()).toISOString().slice(0, 10);
  const head = (type: string, name: string): void => void res.set({ "Content-Type": type, "Content-Disposition": contentDisposition("attachment", name) });
  if (of.kind === "audit") {
    await auditTransfer(call, "log-exported", { subject: id, clientId: of.query.clientId ?? null }, host.db.hot);
    head("text/csv; charset=utf-8", `audit-log-${day}.csv`);
    for await (const part of auditCsv(host, practiceId, await auditFilter(host, practiceId, of.query))) {
      if (res.destroyed) return;
      if (!res.write(part)) await new Promise<void>((resolve) => void res.once("drain", resolve).once("close", resolve));
    }
    res.end();
    return;
  }
  if (of.kind === "client") await requireClient(host, viewer, of.clientId);
  // Before the first byte: what left in part has left.
  await auditTransfer(call, of.kind === "client" ? "client-exported" : "practice-exported", { subject: id, clientId: of.kind === "client" ? of.clientId : null }, host.db.hot);
  head("application/zip", `${of.kind}-export-${day}.zip`);
  const zip = createZip(res, new Date(host.clock.now()));
  if (of.kind === "client") await exportClient(host, viewer, of.clientId, zip);
  else await exportPractice(host, practiceId, zip);
  await zip.end();
}
