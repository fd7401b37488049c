import type { PluginCheck } from "../candidate.ts";

/** Whatever asks for a permission asks for one that the manifest declares. */
export const checkPermissions: PluginCheck = {
  name: "permissions",
  problems({ id, manifest, plugin }) {
    const asked: [string, string][] = [
      ...manifest.nav.map((item): [string, string] => [`the menu item "${item.label}"`, item.permission]),
      ...Object.entries(plugin.channels ?? {}).map(([name, channel]): [string, string] => [`the channel event "${name}"`, channel.permission]),
      ...(plugin.cards ?? []).flatMap((card) => Object.entries(card.actions).map(([name, action]): [string, string] => [`the action "${name}" of "${card.kind}"`, action.permission])),
      ...(plugin.cards ?? []).flatMap((card): [string, string][] => (card.withdraw ? [[`withdrawing "${card.kind}"`, card.withdraw.permission]] : [])),
      ...(plugin.offers ?? []).flatMap((offer): [string, string][] => [[`the offer "${offer.name}"`, offer.permission], [`the offer "${offer.name}"`, offer.recipientPermission]]),
      ...manifest.clientOffers.map((offer): [string, string] => [`the line "${offer.label}" of the plus menu`, offer.permission]),
      ...(plugin.search ? [["search", plugin.search.permission] as [string, string]] : []),
    ];
    return asked
      .filter(([, permission]) => !(permission in manifest.permissions) && !(id === "core" || permission.startsWith("core.")))
      .map(([who, permission]) => `${id}: ${who} asks for "${permission}", which the manifest does not declare; add it to permissions in manifest.ts`);
  },
};
