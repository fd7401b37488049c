import { items } from "../items.ts";
import { portalProcedure } from "../trpc.ts";

/** What the viewer has been given, newest first. */
export const list = portalProcedure.meta({ permission: "{{id}}.use" }).query(async ({ ctx: { plugin, viewer } }) => {
  const where = { practiceId: plugin.practiceId, portalUserId: viewer.portalUserId };
  const rows = await plugin.model(items).findAll({ where, order: [["id", "DESC"]], limit: 100 });
  return rows.map((row) => row.get()).map(({ id, title, doneAt }) => ({ id, title, done: doneAt !== null }));
});
