import type { PluginCheck } from "../candidate.ts";

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What staff may send is a card of this plugin, to people who can use it; what clients may begin is a page of this portal. */
export const checkOffers: PluginCheck = {
  name: "offers",
  problems({ id, manifest, plugin }) {
    const kinds = new Set((plugin.cards ?? []).map((card) => card.kind));
    const boxed = (permission: string): boolean => permission.startsWith("core.") || manifest.permissions[permission]?.portal !== undefined;
    const offers = plugin.offers ?? [];
    return [
      ...offers.filter(({ name }) => !kebab.test(name)).map(({ name }) => `${id}: the offer "${name}" stands in an address; call it in kebab-case, such as "add-a-form"`),
      ...offers.filter(({ card }) => !kinds.has(card)).map(({ name, card }) => `${id}: the offer "${name}" sends the card "${card}", but definePlugin({ cards }) has no such card; add it or mend the name`),
      ...offers
        .filter(({ recipientPermission }) => !boxed(recipientPermission))
        .map(({ name, recipientPermission }) => `${id}: the offer "${name}" goes to people who hold "${recipientPermission}", but no box gives that to a portal user; add portal to it in manifest.ts, or name a permission that has it`),
      ...manifest.clientOffers
        .filter(({ permission }) => !boxed(permission))
        .map(({ label, permission }) => `${id}: the line "${label}" of the plus menu asks for "${permission}", but no box gives that to a portal user; add portal to it in manifest.ts, or name a permission that has it`),
      ...manifest.clientOffers
        .filter(({ to }) => !manifest.routes.some((route) => route.audience === "client" && `/${route.path}` === to))
        .map(({ label, to }) => `${id}: the line "${label}" of the plus menu leads to "${to}", but the manifest has no such page for clients; add it to routes or mend the address`),
    ];
  },
};
