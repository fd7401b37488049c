import { publicPageOf } from "../rows/public-pages.ts";
import { servicesForNew } from "../public/offered.ts";
import { staffProcedure } from "../trpc.ts";

/** The page for new clients as it is set up, with its address. */
export const publicPage = staffProcedure.meta({ permission: "scheduling.set-up" }).query(async ({ ctx: { plugin } }) => {
  const [page, services, { name }] = await Promise.all([publicPageOf(plugin), servicesForNew(plugin), plugin.people.practice()]);
  return { ...page, practice: name, address: plugin.addressOf(`/open/${plugin.practiceId}/scheduling/book`), services: services.map(({ id, name, modeNew }) => ({ id, name, mode: modeNew })) };
});
