import { staffOf } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

const administrators = staffOf("administrator");
const imports = "core/server/transfer/import.test.ts › is nobody else's: other roles and other practices are refused";

export default {
  procedures: {
    "transfer.imports.list": administrators,
    "transfer.imports.get": administrators,
    "transfer.imports.template": administrators,
    "transfer.imports.columns": administrators,
    "transfer.imports.rows": administrators,
    "transfer.imports.choose": administrators,
    "transfer.imports.start": administrators,
    "transfer.imports.undo": administrators,
    "transfer.imports.remove": administrators,
    "transfer.exportClient": administrators,
    "transfer.exportPractice": administrators,
  },
  asks: {
    "transfer.exportClient": ({ clientId }) => ({ clientId }),
    "transfer.imports.get": imports,
    "transfer.imports.columns": imports,
    "transfer.imports.rows": imports,
    "transfer.imports.choose": imports,
    "transfer.imports.start": imports,
    "transfer.imports.undo": imports,
    "transfer.imports.remove": imports,
  },
} satisfies AreaVerdicts;
