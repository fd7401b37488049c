import { staffProcedure } from "../trpc.ts";

/** Whose calendars there are, and the viewer's own id and zone: what a page needs before it asks for days. */
export const whose = staffProcedure.meta({ permission: "scheduling.see" }).query(async ({ ctx: { plugin, viewer } }) => ({
  me: viewer.staffId,
  zone: viewer.timeZone,
  mayManage: plugin.holds("scheduling.manage"),
  professionals: (await plugin.people.staffWith("scheduling.manage")).filter((one) => one.roles.includes("professional")).map(({ id, name }) => ({ id, name })),
}));
