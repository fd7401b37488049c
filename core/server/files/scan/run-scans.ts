import type { Host } from "../../host-parts.ts";
import type { FileFacts } from "../file-store.ts";

/** What a scanner is given: the bytes as they will be stored. */
export interface ScannedFile {
  path: string;
  mime: string;
  size: number;
  sha256: string;
}

/** Looks into a file before anybody can open it; a virus scanner is one. Throwing means that it could not look, and the file waits. */
export type FileScan = (file: ScannedFile) => Promise<{ ok: true } | { ok: false; detail: string }>;

/** What the scanners make of a file: refused when one objects, pending when one could not look and none objects. */
export async function runScans(host: Host, scans: readonly FileScan[], file: ScannedFile): Promise<FileFacts["state"]> {
  let state: FileFacts["state"] = "ready";
  for (const scan of scans) {
    try {
      const result = await scan(file);
      if (result.ok) continue;
      host.log.warn({ sha256: file.sha256, detail: result.detail }, "files: the virus check refused a file");
      return "refused";
    } catch (error) {
      host.log.error({ err: error }, "files: the virus check could not run; the file waits for it");
      state = "pending";
    }
  }
  return state;
}
