import { rm } from "node:fs/promises";
import { z } from "zod";
import { AppError } from "../../errors.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditTransfer } from "../audit-transfer.ts";
import { archivePath } from "../create-restore.ts";
import { requireBatch } from "../import-batches.ts";

/** Forgets an uploaded file that was not imported. */
export const removeImport = staffProcedure
  .meta({ permission: "core.practice" })
  .input(z.object({ batchId: z.string().max(26) }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    await host.db.hotTransaction(async (sql) => {
      const batch = await requireBatch(host, viewer.practiceId, input.batchId, sql, true);
      if (!["mapping", "checking", "ready"].includes(batch.state)) throw new AppError("CONFLICT", "This import was started already. Undo it when it is finished.");
      await sql.run("DELETE FROM import_rows WHERE batch_id = ?", [batch.id]);
      await sql.run("DELETE FROM import_batches WHERE id = ?", [batch.id]);
      await auditTransfer(ctx, "import-removed", { subject: batch.id }, sql);
    });
    await rm(archivePath(host.options.dataDir, input.batchId), { force: true });
    return { ok: true as const };
  });
