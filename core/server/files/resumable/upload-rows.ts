import type { Sql } from "../../database/database.ts";
import { notFound } from "../../errors.ts";
import { isId } from "../../ids.ts";
import { seatId, type Viewer } from "../../viewer.ts";

/** A file on its way in pieces. */
export interface UploadRow {
  id: string;
  practice_id: string;
  seat_id: string;
  /** Made by the sender, so that beginning twice is beginning once. */
  upload_key: string;
  purpose: string;
  name: string;
  /** What the sender says that it will be; held against every piece. */
  size: number;
  /** How much of it has arrived, without a gap. */
  received: number;
  /** The stored file, once it is whole. */
  file_id: string | null;
  /** Why it was not taken; asking again gets the same answer. */
  refusal: string | null;
  created_at: number;
}

export const uploadColumns = "id, practice_id, seat_id, upload_key, purpose, name, size, received, file_id, refusal, created_at";

/** How long an upload may be resumed, in milliseconds. */
export const uploadLifeMs = 24 * 60 * 60_000;

const asNumbers = (row: UploadRow): UploadRow => ({ ...row, size: Number(row.size), received: Number(row.received), created_at: Number(row.created_at) });

/** The viewer's own upload that has not ended. @throws AppError `NOT_FOUND` for foreign, absent and ended ones alike. */
export async function requireUpload(sql: Sql, viewer: Viewer, id: string, now: number): Promise<UploadRow> {
  const rows = isId(id)
    ? await sql.all<UploadRow>(`SELECT ${uploadColumns} FROM file_uploads WHERE id = ? AND practice_id = ? AND seat_id = ? AND created_at > ?`, [id, viewer.practiceId, seatId(viewer), now - uploadLifeMs])
    : [];
  if (!rows[0]) throw notFound("this upload");
  return asNumbers(rows[0]);
}

export async function uploadByKey(sql: Sql, viewer: Viewer, key: string): Promise<UploadRow | null> {
  const rows = await sql.all<UploadRow>(`SELECT ${uploadColumns} FROM file_uploads WHERE practice_id = ? AND seat_id = ? AND upload_key = ?`, [viewer.practiceId, seatId(viewer), key]);
  return rows[0] ? asNumbers(rows[0]) : null;
}
