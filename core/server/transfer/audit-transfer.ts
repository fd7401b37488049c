import type { AuditLine } from "../audit/audit.ts";
import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import type { CallOrigin } from "../trpc/context.ts";
import { seatId, type Viewer } from "../viewer.ts";

/** Audit verbs of import and export, with the sentence that the audit page shows. */
export const transferVerbs = {
  "export-prepared": "made a link to an export",
  "client-exported": "exported a client",
  "practice-exported": "exported the practice",
  "import-uploaded": "sent a file to import",
  "import-started": "started an import",
  "import-finished": "finished an import",
  "import-undone": "undid an import",
  "import-removed": "removed a file that was sent to import",
  "client-imported": "added a client by import",
  "client-updated-by-import": "changed a client by import",
  "practice-restored": "brought back a practice from its export",
} as const;

export type TransferVerb = keyof typeof transferVerbs;

/** Writes what a viewer moved in or out into the practice's audit log. */
export async function auditTransfer(
  { host, origin, viewer }: { host: Host; origin: CallOrigin; viewer: Viewer },
  verb: TransferVerb | "log-exported",
  line: { clientId?: string | null; subject?: string; detail?: AuditLine["detail"]; result?: AuditLine["result"] },
  sql: Sql,
): Promise<void> {
  const { detail, ...rest } = line;
  await host.audit.record(
    [{
      practiceId: viewer.practiceId, pluginId: "core", verb, actor: { kind: viewer.kind, id: seatId(viewer), accountId: viewer.accountId },
      address: origin.address, device: origin.userAgent, ...rest, ...(detail ? { detail } : {}),
    }],
    sql,
  );
}
