import { z } from "zod";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { requireBatch } from "../import-batches.ts";
import { offeredFields } from "../offered-fields.ts";
import { cellsOf, type ImportRow } from "../read-row.ts";
import { isStopped } from "../start-job.ts";

/** One import with its columns, the first rows as they came, and who can be chosen. */
export const getImport = staffProcedure
  .meta({ permission: "core.practice" })
  .input(z.object({ batchId: z.string().max(26) }))
  .query(async ({ ctx: { host, viewer }, input }) => {
    const { practiceId } = viewer;
    const whole = await requireBatch(host, practiceId, input.batchId);
    const { accountId: _account, staffId, practiceId: _practice, ...batch } = whole;
    const rows = await host.db.hot.all<Pick<ImportRow, "n" | "cells">>("SELECT n, cells FROM import_rows WHERE batch_id = ? AND practice_id = ? ORDER BY n LIMIT 3", [batch.id, practiceId]);
    const fields = batch.kind === "clients" ? await offeredFields(host, practiceId) : [];
    const starter = await host.people.of(practiceId).staffMember(staffId);
    return { ...batch, stopped: await isStopped(host, whole), by: starter?.name ?? null, fields, sample: rows.map((row) => cellsOf(host, { practiceId, id: batch.id }, row)) };
  });
