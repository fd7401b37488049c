import { z } from "zod";
import { AppError } from "../../errors.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditTransfer } from "../audit-transfer.ts";
import { requireBatch } from "../import-batches.ts";
import { undoImport } from "../undo-import.ts";

/** Takes back a finished import, whole or not at all. */
export const undoImportProcedure = staffProcedure
  .meta({ permission: "core.practice" })
  .input(z.object({ batchId: z.string().max(26) }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    return host.db.transaction(async (tx) => {
      const batch = await requireBatch(host, viewer.practiceId, input.batchId, tx, true);
      if (batch.state !== "done" || batch.kind !== "clients") throw new AppError("CONFLICT", "Only an import of clients that is finished can be undone.");
      const result = await undoImport(host, batch, tx);
      await auditTransfer(ctx, "import-undone", { subject: batch.id, detail: result }, tx);
      return result;
    });
  });
