import type { Request, Response } from "express";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError, invalid } from "../errors.ts";
import { arrivingFolder, newStorageKey, TooManyBytes, writeArriving } from "../files/keep-bytes.ts";
import { readMultipart, type ArrivingFile } from "../files/read-multipart.ts";
import type { Host } from "../host-parts.ts";
import { createBatch } from "./create-batch.ts";
import { createRestore } from "./create-restore.ts";
import { sealFlash } from "./flash.ts";
import { importLimits } from "./read-csv.ts";
import { staffWho } from "./staff-who.ts";

const page = "/staff/settings/import";
const restoreBytes = 20 * 1024 ** 3;
const lingerMs = 5_000;

/** Takes an uploaded file and leads to the import that it became, or back to the page with a sentence. Works as a plain form. */
export function receiveImport(host: Host, kind: "clients" | "practice") {
  return async (req: Request, res: Response): Promise<void> => {
    res.set("Cache-Control", "no-store");
    try {
      const call = await staffWho(host, req, "core.practice");
      const id = await readMultipart(req, async (file) =>
        kind === "clients" ? createBatch(call, { name: file.name, bytes: await wholeBytes(file) }) : keepArchive(host, file, (path) => createRestore(call, { name: file.name, path })),
      );
      res.redirect(303, `${page}/${id}`);
    } catch (error) {
      if (req.destroyed && !req.complete) return;
      if (!req.complete) {
        res.set("Connection", "close");
        req.resume();
        setTimeout(() => req.destroy(), lingerMs).unref();
      }
      const known = error instanceof AppError ? error : new AppError("UNAVAILABLE", "The file was not taken. Try again.");
      if (!(error instanceof AppError)) host.log.error({ err: error }, "transfer: an upload failed");
      if (known.appCode === "NOT_SIGNED_IN") return void res.redirect(303, `/signin?next=${encodeURIComponent(page)}`);
      if (known.appCode === "LOCKED") return void res.redirect(303, "/locked");
      res.redirect(303, `${page}?problem=${encodeURIComponent(sealFlash(host.options.secret, known.message))}`);
    }
  };
}

async function wholeBytes(file: ArrivingFile): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of file.stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > importLimits.bytes) throw invalid({ file: "This file is larger than 10 MB. Split it into parts and import them one after another." });
    parts.push(part);
  }
  await file.whole;
  if (size === 0) throw invalid({ file: "Choose a file that is not empty." });
  return Buffer.concat(parts);
}

async function keepArchive(host: Host, file: ArrivingFile, take: (path: string) => Promise<string>): Promise<string> {
  const path = join(arrivingFolder(host.options.dataDir), newStorageKey());
  try {
    await writeArriving(path, file.stream, restoreBytes).catch((error: unknown) => {
      throw error instanceof TooManyBytes ? invalid({ file: "This file is larger than 20 GB, which is the most that can be brought back here." }) : error;
    });
    await file.whole;
    return await take(path);
  } finally {
    await rm(path, { force: true });
  }
}
