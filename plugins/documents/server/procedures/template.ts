import { z } from "zod";
import { findTemplate } from "../templates/find-template.ts";
import { versions, type TemplateRow } from "../tables/template-rows.ts";
import { mergeFields } from "../text/merge-fields.ts";
import { staffProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** One template with its versions, as it is written. */
export const template = staffProcedure
  .meta({ permission: "documents.templates" })
  .input(z.object({ templateId: id }))
  .query(async ({ ctx: { plugin }, input }) => {
    const row = await findTemplate(plugin, input.templateId);
    const published = await plugin.model(versions).findAll({ where: { practiceId: plugin.practiceId, templateId: row.id }, order: [["number", "DESC"]], attributes: ["number", "publishedAt", "sha256", "resign", "practiceId"] });
    return {
      ...pick(row), fields: mergeFields,
      versions: published.map((one) => one.get()).map(({ number, publishedAt, sha256, resign }) => ({ number, publishedAt, sha256, resign: resign === 1 })),
    };
  });

const pick = ({ id: templateId, title, source, version, renewMonths, starter, rev }: TemplateRow) => ({ id: templateId, title, source, version, renewMonths, isStarter: starter !== null && version === 0, rev });
