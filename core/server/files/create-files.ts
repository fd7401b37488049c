import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { seatId } from "../viewer.ts";
import { seatLimits } from "./file-limits.ts";
import { linkLifeMs, signedPath } from "./file-links.ts";
import type { FileService } from "./file-service.ts";
import { filesDoor, readFacts } from "./files-door.ts";
import { openableFile } from "./readable-file.ts";
import { receiveUpload } from "./receive-upload.ts";
import { mountResumable } from "./resumable/mount-resumable.ts";
import { checkLater } from "./scan/check-later.ts";
import { clamdScan } from "./scan/clamd-scan.ts";
import { serveFile } from "./serve-file.ts";
import type { StoreRules } from "./store-upload.ts";
import { createStorage } from "./storage/create-storage.ts";
import { sweepFiles } from "./sweep-files.ts";

/** Private files, on this machine's disk or in a bucket. `scans` look into each file before anybody can open it. */
export function createFiles(host: Host, rules: Partial<StoreRules> = {}): FileService {
  const { clamdUrl } = host.options;
  const own: StoreRules = { scans: clamdUrl ? [clamdScan(clamdUrl)] : [], seat: seatLimits, ...rules };
  return {
    storage: createStorage(host.options),
    door: (ctx) => filesDoor(host, ctx),
    async link(viewer, fileId, disposition) {
      const row = await openableFile(host, viewer, fileId);
      if (!row) throw notFound("this file");
      return signedPath(host.options.secret, { fileId, seatId: seatId(viewer), disposition, until: Math.floor((host.clock.now() + linkLifeMs) / 1_000) });
    },
    mount(app) {
      mountResumable(app, host, own);
      app.post("/files", receiveUpload(host, own));
      app.get("/files/:id", serveFile(host));
    },
    sweep: () => sweepFiles(host),
    check: (practiceId, fileId) => checkLater(host, own.scans, practiceId, fileId),
    facts: (practiceId, fileIds) => readFacts(host, practiceId, fileIds),
  };
}
