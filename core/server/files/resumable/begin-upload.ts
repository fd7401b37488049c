import type { Request } from "express";
import { z } from "zod";
import { AppError } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import { idInput } from "../../id-input.ts";
import { newId } from "../../ids.ts";
import { seatId, type Viewer } from "../../viewer.ts";
import { cleanName } from "../clean-name.ts";
import { sizeText, uploadPurposes } from "../file-limits.ts";
import { fileRefused } from "../file-refused.ts";
import { checkQuota } from "../seat-quota.ts";
import type { StoreRules } from "../store-upload.ts";
import { uploadByKey, uploadLifeMs, type UploadRow } from "./upload-rows.ts";

const input = z.strictObject({ key: idInput(), name: z.string().max(1_000), size: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });
/** Unfinished uploads of one seat. */
const mostOpen = 30;
const longestBody = 4_000;

async function readBody(req: Request): Promise<z.infer<typeof input>> {
  let text = "";
  for await (const part of req as AsyncIterable<Buffer>) {
    text += part.toString("utf8");
    if (text.length > longestBody) throw fileRefused("This page cannot send files. Load it again and try once more.");
  }
  const parsed = input.safeParse(((): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  })());
  if (!parsed.success) throw fileRefused("This page cannot send files. Load it again and try once more.");
  return parsed.data;
}

/** Begins an upload, or finds the one that was begun with the same key. */
export async function beginUpload(host: Host, own: StoreRules, viewer: Viewer, req: Request): Promise<UploadRow> {
  const purpose = typeof req.query["purpose"] === "string" ? req.query["purpose"] : "attachment";
  const rules = Object.hasOwn(uploadPurposes, purpose) ? uploadPurposes[purpose] : undefined;
  const { key, name: sent, size } = await readBody(req);
  if (!rules) throw fileRefused("This page cannot send files. Load it again and try once more.");
  const name = cleanName(sent);
  const before = await uploadByKey(host.db.hot, viewer, key);
  if (before) {
    if (before.name === name && before.size === size && before.purpose === purpose) return before;
    throw new AppError("CONFLICT", "This upload was begun with another file. Choose the file again.");
  }
  if (size === 0) throw fileRefused(`"${name}" is empty. Open it to see whether it holds anything, and choose it again.`);
  if (size > rules.maxBytes) throw fileRefused(`"${name}" is larger than ${sizeText(rules.maxBytes)}. Make it smaller or send it in parts.`);
  const seat = seatId(viewer);
  const row: UploadRow = { id: newId(), practice_id: viewer.practiceId, seat_id: seat, upload_key: key, purpose, name, size, received: 0, file_id: null, refusal: null, created_at: host.clock.now() };
  await host.db.withLock(`files:${seat}`, async () => {
    const [open] = await host.db.hot.all<{ n: number; bytes: number | null }>(
      "SELECT COUNT(*) AS n, SUM(size) AS bytes FROM file_uploads WHERE seat_id = ? AND file_id IS NULL AND refusal IS NULL AND created_at > ?",
      [seat, host.clock.now() - uploadLifeMs],
    );
    if (Number(open?.n ?? 0) >= mostOpen) throw new AppError("RATE_LIMITED", "Several of your files are still on their way. Send this one when they have arrived.", { retryAfterMinutes: 1 });
    // What is on its way counts as sent, so that no account fills the storage with halves.
    await checkQuota(host, host.db.hot, seat, size + Number(open?.bytes ?? 0), own.seat);
    await host.db.hot.run(
      "INSERT INTO file_uploads (id, practice_id, seat_id, upload_key, purpose, name, size, received, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)",
      [row.id, row.practice_id, seat, key, purpose, name, size, row.created_at],
    );
  }).catch(async (error: unknown) => {
    // Two of the same key at once: the second finds the first.
    if (!(await uploadByKey(host.db.hot, viewer, key))) throw error;
  });
  return (await uploadByKey(host.db.hot, viewer, key)) ?? row;
}
