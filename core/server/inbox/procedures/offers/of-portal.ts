import { portalProcedure } from "../../../trpc/core-procedures.ts";
import { holdsPermission } from "../../../people/permissions.ts";

/** A line of the plus menu beside a portal user's composer: a way to a page. */
export interface ClientOfferLine {
  label: string;
  to: string;
  icon: string;
}

/** What the viewer can begin from the conversation, from every plugin that is on. */
export const ofPortal = portalProcedure.meta({ permission: "core.basic" }).query(async ({ ctx }): Promise<ClientOfferLine[]> => {
  const { host, viewer } = ctx;
  const states = await host.states.all(viewer.practiceId);
  return host.registry
    .all()
    .flatMap((one) => (one.plugin && states.get(one.id)?.on ? one.manifest.clientOffers : []))
    .filter((offer) => holdsPermission(host.registry, viewer, offer.permission))
    .map(({ label, to, icon }) => ({ label, to, icon }));
});
