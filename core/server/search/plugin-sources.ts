import type { Host } from "../host-parts.ts";
import { holdsPermission } from "../people/permissions.ts";
import type { SearchSource } from "./search-source.ts";

/** What plugins find of their own records, while they are on for the practice. */
export const pluginSources = (host: Host): SearchSource[] =>
  host.registry.searchProviders().map(({ pluginId, search }) => ({
    id: pluginId,
    label: search.label,
    async open(_host, viewer) {
      if (!holdsPermission(host.registry, viewer, (viewer.kind === "staff" && search.staffPermission) || search.permission)) return false;
      return (host.states.known(viewer.practiceId, pluginId) ?? (await host.states.state(viewer.practiceId, pluginId))).on;
    },
    async find(_host, viewer, query) {
      const { personId, ...asked } = query;
      const answer = await search.find(host.context(pluginId, viewer.practiceId, viewer), viewer, asked);
      const { hits: found, partly } = Array.isArray(answer) ? { hits: answer, partly: false } : answer;
      const inTime = (at: number): boolean => (query.from === null || at >= query.from) && (query.until === null || at < query.until);
      // What a plugin does not say whom it is about is the portal user's own; staff who look at one client do not get it.
      const about = (clientId: string | undefined): boolean => query.clientId === null || clientId === query.clientId || (viewer.kind === "portal" && clientId === undefined);
      const hits = found.filter((hit) => inTime(hit.at) && about(hit.clientId) && (viewer.kind === "staff" || personId === null || hit.by?.id === personId));
      return { hits: hits.slice(0, query.limit), partly };
    },
  }));
