import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { seatId } from "../viewer.ts";
import { seatLimits } from "./file-limits.ts";
import { linkLifeMs, signedPath } from "./file-links.ts";
import type { FileService } from "./file-service.ts";
import { filesDoor, readFacts } from "./files-door.ts";
import { readableFile } from "./readable-file.ts";
import { receiveUpload } from "./receive-upload.ts";
import { serveFile } from "./serve-file.ts";
import type { StoreRules } from "./store-upload.ts";
import { sweepFiles } from "./sweep-files.ts";

/** Private files on this machine's disk, under `<dataDir>/files`. `scans` look into each file before it is stored. */
export function createFiles(host: Host, rules: Partial<StoreRules> = {}): FileService {
  const own: StoreRules = { scans: [], seat: seatLimits, ...rules };
  return {
    door: (ctx) => filesDoor(host, ctx),
    async link(viewer, fileId, disposition) {
      const row = await readableFile(host, viewer, fileId);
      if (!row) throw notFound("this file");
      return signedPath(host.options.secret, { fileId, seatId: seatId(viewer), disposition, until: Math.floor((host.clock.now() + linkLifeMs) / 1_000) });
    },
    mount(app) {
      app.post("/files", receiveUpload(host, own));
      app.get("/files/:id", serveFile(host));
    },
    sweep: () => sweepFiles(host),
    facts: (practiceId, fileIds) => readFacts(host, practiceId, fileIds),
  };
}
