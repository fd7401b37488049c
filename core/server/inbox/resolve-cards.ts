import type { Host } from "../host-parts.ts";
import { holdsPermission } from "../people/permissions.ts";
import type { Viewer } from "../viewer.ts";
import { cardProblems } from "./card-limits.ts";
import type { CardEnvelope, CardFace } from "./card-view.ts";
import type { CardDefinition } from "./define-card.ts";
import type { ViewableCard } from "./inbox-rows.ts";
import { envelope, storedCard, unavailableCard } from "./plain-cards.ts";

/** Cards as this viewer may see them, by entry id: one answer of the plugin for each kind. */
export async function resolveCards(host: Host, viewer: Viewer, cards: readonly ViewableCard[]): Promise<Map<string, CardEnvelope>> {
  const byKind = new Map<string, ViewableCard[]>();
  for (const card of cards) {
    const same = byKind.get(card.kind);
    if (same) same.push(card);
    else byKind.set(card.kind, [card]);
  }
  const resolved = await Promise.all([...byKind].map(([kind, rows]) => resolveKind(host, viewer, kind, rows)));
  return new Map(resolved.flat().map((card) => [card.entryId, card]));
}

async function resolveKind(host: Host, viewer: Viewer, kind: string, rows: readonly ViewableCard[]): Promise<CardEnvelope[]> {
  const known = host.registry.card(kind);
  if (!known) return rows.map((row) => unavailableCard(host, row));
  const { pluginId, card } = known;
  const state = host.states.known(viewer.practiceId, pluginId) ?? (await host.states.state(viewer.practiceId, pluginId));
  if (!state.on) return rows.map((row) => unavailableCard(host, row));
  let faces: Map<string, CardFace>;
  try {
    faces = await card.view(host.context(pluginId, viewer.practiceId, viewer), [...new Set(rows.map((row) => row.subject_id))], viewer);
  } catch (error) {
    host.faults.note({ practiceId: viewer.practiceId, pluginId, kind: "card", name: kind }, error);
    if (host.options.strict) throw error;
    host.log.error({ err: error, kind }, "a card could not be drawn");
    return rows.map((row) => storedCard(host, row));
  }
  return rows.map((row) => drawnCard(host, viewer, card, row, faces.get(row.subject_id)));
}

/** A face as its viewer may have it; one beyond the limits is an error in development and a plain card elsewhere. */
export function drawnCard(host: Host, viewer: Viewer, card: CardDefinition, row: ViewableCard, face: CardFace | undefined): CardEnvelope {
  if (!face) return unavailableCard(host, row, "This is not available to you now.");
  const problems = cardProblems(face);
  if (problems.length > 0) {
    if (host.options.strict) throw new Error(`${card.kind}: the card ${problems.join(", ")}`);
    host.log.error({ kind: card.kind, problems }, "a card is beyond its limits");
    return storedCard(host, row);
  }
  // A button that the viewer may not press is not shown, whatever the plugin says.
  const looks = viewer.kind === "portal" && viewer.readOnly?.why === "archived";
  const actions = face.view.actions.filter((action) => !("post" in action.do) || (!looks && mayPress(host, viewer, card, action.id)));
  return envelope(host, row, { ...face, view: { ...face.view, actions } });
}

function mayPress(host: Host, viewer: Viewer, card: CardDefinition, actionId: string): boolean {
  const action = Object.hasOwn(card.actions, actionId) ? card.actions[actionId] : undefined;
  return action !== undefined && holdsPermission(host.registry, viewer, action.permission);
}
