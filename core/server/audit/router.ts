import { router } from "../trpc/trpc.ts";
import { auditVerbList } from "./procedures/audit-verb-list.ts";
import { exportAudit } from "./procedures/export-audit.ts";
import { listAudit } from "./procedures/list-audit.ts";
import { verifyAudit } from "./procedures/verify-audit.ts";

export const auditRouter = router({ list: listAudit, verbs: auditVerbList, verify: verifyAudit, export: exportAudit });
