import type { Host } from "../../host-parts.ts";
import type { PortalViewer } from "../../viewer.ts";
import type { CardFace } from "../card-view.ts";

/** The faces of the cards of one kind that wait for this portal user, by subject; none while the plugin is off or cannot draw them. */
export async function facesThatWait(host: Host, client: PortalViewer, kind: string, subjectIds: readonly string[]): Promise<Map<string, CardFace>> {
  const known = host.registry.card(kind);
  if (!known || subjectIds.length === 0) return new Map();
  const state = host.states.known(client.practiceId, known.pluginId) ?? (await host.states.state(client.practiceId, known.pluginId));
  if (!state.on) return new Map();
  try {
    const faces = await known.card.view(host.context(known.pluginId, client.practiceId, client), subjectIds, client);
    return new Map([...faces].filter(([, face]) => face.needsYou));
  } catch (error) {
    if (host.options.strict) throw error;
    host.log.error({ err: error, kind }, "a card could not be drawn for its client");
    return new Map();
  }
}
