import { columns } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

/** What insurers call a service. */
export const procedureCodesMigration: Migration = {
  name: "scheduling-009-procedure-codes",
  up: (m) => m.addColumn("scheduling_services", "procedure_code", columns.string(20).default("")),
};
