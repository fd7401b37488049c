import type { Host } from "../../host-parts.ts";
import type { Viewer } from "../../viewer.ts";
import type { ShelfItem } from "./shelf-item.ts";

const sourceLimitMs = 2_000;

function withinLimit<T>(work: Promise<T>, name: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name}: the list of things to do took longer than ${sourceLimitMs} ms`)), sourceLimitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What the plugins' own lists add; one that fails or is slow is left out and logged. */
export async function itemsOfSources(host: Host, viewer: Viewer): Promise<ShelfItem[]> {
  const lists = await Promise.all(
    host.registry.toDoSources().map(async ({ pluginId, source }): Promise<ShelfItem[]> => {
      if (source.for && source.for !== viewer.kind) return [];
      try {
        const state = host.states.known(viewer.practiceId, pluginId) ?? (await host.states.state(viewer.practiceId, pluginId));
        if (!state.on) return [];
        const items = await withinLimit(source.list(host.context(pluginId, viewer.practiceId, viewer), viewer), pluginId);
        const name = host.registry.get(pluginId)?.manifest?.name ?? pluginId;
        return items.map(({ id, kind, clientId, holderId, ...item }) => ({ ...item, id: `${pluginId}/${id}`, entryId: null, conversationId: null, pluginId, kind: kind ?? name, clientId: clientId ?? null, holderId: holderId ?? null }));
      } catch (error) {
        host.faults.note({ practiceId: viewer.practiceId, pluginId, kind: "to-do list", name: pluginId }, error);
        host.log.error({ err: error, plugin: pluginId }, "a list of things to do failed");
        return [];
      }
    }),
  );
  return lists.flat();
}
