import { z } from "zod";
import { auditVerbs } from "../audit/audit-verbs.ts";
import { hostOfContext } from "../plugins/context-host.ts";
import type { PluginDefinition } from "../plugins/define-plugin.ts";
import { transferVerbs } from "./audit-transfer.ts";
import { checkImport } from "./check-import.ts";
import { requireBatch } from "./import-batches.ts";
import { restorePractice } from "./restore-practice.ts";
import { runImport } from "./run-import.ts";
import { transferMigrations } from "./transfer-migrations.ts";

const payload = z.object({ batchId: z.string() });

/** What import and export add to core. */
export const transferPart = {
  migrations: transferMigrations,
  audit: { ...transferVerbs, ...auditVerbs },
  jobs: {
    import: {
      payload,
      async run(ctx, given) {
        const host = hostOfContext(ctx);
        const { batchId } = payload.parse(given);
        const batch = await requireBatch(host, ctx.practiceId, batchId);
        if (batch.state === "checking") return checkImport(host, batch);
        if (batch.state !== "running") return;
        await (batch.kind === "practice" ? restorePractice(host, batch) : runImport(host, batch));
      },
    },
  },
} satisfies Partial<PluginDefinition>;
