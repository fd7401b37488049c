import { z } from "zod";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { openFlash } from "../flash.ts";
import { listBatches } from "../import-batches.ts";

/** Imports so far, and whether an export of a practice can be brought back here. `problem` is what an upload was refused with. */
export const listImports = staffProcedure
  .meta({ permission: "core.practice" })
  .input(z.object({ problem: z.string().max(2_000).optional() }).optional())
  .query(async ({ ctx: { host, viewer }, input }) => {
    const [one] = await host.db.hot.all("SELECT 1 AS one FROM clients WHERE practice_id = ? LIMIT 1", [viewer.practiceId]);
    const batches = await listBatches(host, viewer.practiceId);
    return {
      imports: batches.map(({ id, kind, name, state, rowsTotal, counts, createdAt }) => ({ id, kind, name, state, rowsTotal, counts, createdAt })),
      empty: !one,
      problem: input?.problem ? openFlash(host.options.secret, input.problem) : null,
    };
  });
