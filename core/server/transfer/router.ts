import { router } from "../trpc/trpc.ts";
import { chooseForRows } from "./procedures/choose-for-rows.ts";
import { exportClientProcedure } from "./procedures/export-client-procedure.ts";
import { exportPracticeProcedure } from "./procedures/export-practice-procedure.ts";
import { getImport } from "./procedures/get-import.ts";
import { importTemplate } from "./procedures/import-template.ts";
import { listImportRows } from "./procedures/list-import-rows.ts";
import { listImports } from "./procedures/list-imports.ts";
import { removeImport } from "./procedures/remove-import.ts";
import { saveColumns } from "./procedures/save-columns.ts";
import { startImport } from "./procedures/start-import.ts";
import { undoImportProcedure } from "./procedures/undo-import-procedure.ts";

export const transferRouter = router({
  imports: router({
    list: listImports, get: getImport, template: importTemplate, columns: saveColumns, rows: listImportRows, choose: chooseForRows, start: startImport,
    undo: undoImportProcedure, remove: removeImport,
  }),
  exportClient: exportClientProcedure,
  exportPractice: exportPracticeProcedure,
});
