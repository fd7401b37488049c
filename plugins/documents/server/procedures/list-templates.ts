import { ensureStarters } from "../templates/ensure-starters.ts";
import { templates, type TemplateRow } from "../tables/template-rows.ts";
import { staffProcedure } from "../trpc.ts";

const stateOf = (row: TemplateRow): string => (row.version === 0 ? "Not published" : `Version ${row.version}`);

/** Every template that is not archived. */
export const listTemplates = staffProcedure.meta({ permission: "documents.templates" }).query(async ({ ctx: { plugin } }) => {
  await ensureStarters(plugin);
  const rows = await plugin.model(templates).findAll({ where: { practiceId: plugin.practiceId, archivedAt: null }, order: [["title", "ASC"]] });
  return rows.map((row) => row.get()).map((row) => ({ id: row.id, title: row.title, state: stateOf(row), isStarter: row.starter !== null && row.version === 0, changedAt: row.changedAt }));
});
