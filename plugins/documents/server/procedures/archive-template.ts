import { z } from "zod";
import { findTemplate } from "../templates/find-template.ts";
import { templates } from "../tables/template-rows.ts";
import { staffProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** Takes a template out of the library; what was sent of it stays. */
export const archiveTemplate = staffProcedure
  .meta({ permission: "documents.templates" })
  .input(z.object({ templateId: id }))
  .mutation(async ({ ctx: { plugin }, input }) =>
    plugin.transaction(async (tx) => {
      const row = await findTemplate(plugin, input.templateId, tx);
      if (row.archivedAt === null) {
        await plugin.model(templates).update({ archivedAt: plugin.now(), rev: row.rev + 1 }, { where: { practiceId: plugin.practiceId, id: row.id }, transaction: tx.sequelize });
        await plugin.audit("archived-template", { subject: row.id }, tx);
      }
      return { templateId: row.id };
    }),
  );
