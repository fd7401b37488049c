import { z } from "zod";
import { AppError } from "../../errors.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { requireBatch } from "../import-batches.ts";

const choice = z.enum(["skip", "update", "create"]);

/** Says for single rows that repeat somebody what is to become of them. */
export const chooseForRows = staffProcedure
  .meta({ permission: "core.practice" })
  .input(z.object({ batchId: z.string().max(26), rows: z.array(z.object({ n: z.number().int().min(1), choice })).max(100) }))
  .mutation(async ({ ctx: { host, viewer }, input }) => {
    await host.db.hotTransaction(async (sql) => {
      const batch = await requireBatch(host, viewer.practiceId, input.batchId, sql, true);
      if (batch.state !== "ready") throw new AppError("CONFLICT", "This import was started already.");
      for (const row of input.rows) await sql.run("UPDATE import_rows SET choice = ? WHERE batch_id = ? AND n = ? AND state = 'duplicate'", [row.choice, batch.id, row.n]);
    });
    return { ok: true as const };
  });
