import { z } from "zod";
import { AppError } from "../../errors.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditTransfer } from "../audit-transfer.ts";
import { refuseUnlessEmpty } from "../create-restore.ts";
import { requireBatch } from "../import-batches.ts";
import { goOn, startJob } from "../start-job.ts";

/** Starts a checked import, or lets one that was given up go on; asked twice, it runs once. */
export const startImport = staffProcedure
  .meta({ permission: "core.practice" })
  .input(z.object({ batchId: z.string().max(26) }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    await host.db.hotTransaction(async (sql) => {
      const batch = await requireBatch(host, viewer.practiceId, input.batchId, sql, true);
      if (batch.state === "running" || batch.state === "checking") return goOn(host, batch, sql);
      if (batch.state === "done") return;
      if (batch.state !== "ready") throw new AppError("CONFLICT", "Check the rows before you start the import.");
      if (batch.kind === "practice") await refuseUnlessEmpty(host, viewer.practiceId, sql);
      await sql.run("UPDATE import_batches SET state = 'running', rows_done = (SELECT COUNT(*) FROM import_rows WHERE batch_id = ? AND state = 'error') WHERE id = ?", [batch.id, batch.id]);
      await startJob(host, batch, "run", sql);
      await auditTransfer(ctx, "import-started", { subject: batch.id, detail: { rows: batch.rowsTotal, kind: batch.kind } }, sql);
    });
    return { ok: true as const };
  });
