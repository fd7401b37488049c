import { cardProblems } from "../../inbox/card-limits.ts";
import { staffActionIds } from "../../inbox/staff-card-verbs.ts";
import type { PluginCheck } from "../candidate.ts";

/** The manifest and the server name the same cards, and each example is a card that core can draw. */
export const checkCards: PluginCheck = {
  name: "cards",
  problems({ id, manifest, plugin }) {
    const served = new Set((plugin.cards ?? []).map((card) => card.kind));
    const promised = new Set(manifest.cards.map((name) => `${id}.${name}`));
    return [
      ...[...promised].filter((kind) => !served.has(kind)).map((kind) => `${id}: the manifest names the card "${kind}", but definePlugin({ cards }) has no such card; add it or take the name out`),
      ...[...served].filter((kind) => !promised.has(kind)).map((kind) => `${id}: definePlugin({ cards }) has the card "${kind}", but the manifest does not name it; add "${kind.slice(id.length + 1)}" to cards in manifest.ts`),
      ...(plugin.cards ?? []).flatMap((card) =>
        Object.keys(card.actions).filter((name) => staffActionIds.has(name)).map((name) => `${id}: the action "${name}" of "${card.kind}" has the name of one of core's own; call it something else, or give defineCard({ withdraw }) for taking a card back`),
      ),
      ...(plugin.cards ?? []).flatMap((card) =>
        Object.entries(card.examples).flatMap(([state, face]) => cardProblems(face).map((why) => `${id}: the example "${state}" of the card "${card.kind}" ${why}; make it fit, and put the rest on a page`)),
      ),
    ];
  },
};
