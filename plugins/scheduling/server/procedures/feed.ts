import { iso } from "../appointment-facts.ts";
import { feeds } from "../rows/feeds.ts";
import { viewerProcedure } from "../trpc.ts";

/** The viewer's own calendar feeds; their addresses were shown once and are not kept. */
export const feed = viewerProcedure.meta({ permission: "scheduling.use" }).query(async ({ ctx: { plugin, viewer } }) => {
  const ownerId = viewer.kind === "staff" ? viewer.staffId : viewer.portalUserId;
  const rows = await plugin.model(feeds).findAll({ where: { practiceId: plugin.practiceId, ownerId, revokedAt: null }, order: [["id", "DESC"]], limit: 20 });
  return { feeds: rows.map((row) => row.get()).map(({ id, named, withDue, createdAt }) => ({ id, named: Number(named) === 1, withDue: Number(withDue) === 1, createdAt: iso(Number(createdAt)) })) };
});
