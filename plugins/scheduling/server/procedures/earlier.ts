import { plainWait, waits } from "../rows/waits.ts";
import { waitLines } from "../waitlist/wait-lines.ts";
import { portalProcedure } from "../trpc.ts";

/** What the viewer's client waits for, with the earlier time that is offered now. */
export const earlier = portalProcedure.meta({ permission: "scheduling.use" }).query(async ({ ctx: { plugin, viewer } }) => {
  const rows = await plugin.model(waits).findAll({ where: { practiceId: plugin.practiceId, clientId: viewer.clientId, state: ["waiting", "offered"] }, order: [["id", "ASC"]], limit: 20 });
  return { lines: await waitLines(plugin, rows.map(plainWait)) };
});
