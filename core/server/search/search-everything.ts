import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { seesAllClients } from "../people/people-access.ts";
import { clientName } from "../people/people-rows.ts";
import { withinTime } from "../plugins/within-time.ts";
import type { Viewer } from "../viewer.ts";
import { cardsSource } from "./find-cards.ts";
import { clientsSource } from "./find-clients.ts";
import { messagesSource } from "./find-messages.ts";
import { pluginSources } from "./plugin-sources.ts";
import type { FoundIn, SearchHit, SearchQuery, ShownHit } from "./search-query.ts";
import type { SearchSource } from "./search-source.ts";
import { searchWords } from "./search-words.ts";

const sourceLimitMs = 2_500;
/** Shown of each part while all are looked through, and of one that is chosen. */
const shownOfEach = 5;
const shownOfOne = 50;

/** What a viewer asks for. `source` is the id of one part, or empty for all; `personId` a client for staff, an author for a portal user. */
export interface Search {
  text: string;
  source: string;
  personId: string | null;
  from: number | null;
  until: number | null;
}

export interface Found {
  /** Every part that this viewer may look through. */
  sources: { id: string; label: string }[];
  found: FoundIn[];
  /** By whom it can be narrowed: for staff the clients of what was found, for a portal user their care team, themselves and who else wrote. */
  people: { id: string; name: string }[];
}

/** Looks through every part of the portal that this viewer may see, side by side; one that fails or is slow says so and holds up none. */
export async function searchEverything(host: Host, viewer: Viewer, search: Search): Promise<Found> {
  const all = [clientsSource, messagesSource, ...pluginSources(host), cardsSource];
  const open = (await Promise.all(all.map(async (source) => ((await source.open(host, viewer)) ? [source] : [])))).flat();
  const sources = open.map(({ id, label }) => ({ id, label }));
  const words = searchWords(search.text);
  const limit = search.source === "" ? shownOfEach : shownOfOne;
  const clientId = viewer.kind === "staff" ? search.personId : viewer.clientId;
  const query: SearchQuery & { personId: string | null } = { text: search.text, words, limit: limit + 1, clientId, personId: search.personId, from: search.from, until: search.until };
  const asked = open.filter((source) => search.source === "" || source.id === search.source);
  const found = words.any ? await Promise.all(asked.map((source) => findIn(host, viewer, source, query, limit))) : [];
  return { sources, found, people: await peopleOf(host, viewer, search.personId, found) };
}

async function peopleOf(host: Host, viewer: Viewer, chosen: string | null, found: readonly FoundIn[]): Promise<Found["people"]> {
  const people = new Map(found.flatMap((one) => one.hits).flatMap(({ person }): [string, string][] => (person ? [[person.id, person.name]] : [])));
  if (viewer.kind === "portal") {
    for (const member of await host.people.of(viewer.practiceId).careTeam(viewer.clientId)) people.set(member.id, member.name);
    people.set(viewer.portalUserId, "You");
  } else if (chosen !== null && !people.has(chosen)) {
    for (const [id, name] of await clientNames(host, viewer, [chosen])) people.set(id, name);
  }
  return [...people].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
}

async function findIn(host: Host, viewer: Viewer, source: SearchSource, query: SearchQuery & { personId: string | null }, limit: number): Promise<FoundIn> {
  const answer = { source: source.id, label: source.label, hits: [], more: false, failed: false, partly: false };
  try {
    const { hits, partly } = await withinTime(source.find(host, viewer, query), sourceLimitMs, `${source.id}: a search`);
    const shown = await withPeople(host, viewer, hits);
    return { ...answer, hits: shown.slice(0, limit), more: shown.length > limit, partly };
  } catch (error) {
    host.faults.note({ practiceId: viewer.practiceId, pluginId: host.registry.get(source.id) ? source.id : "core", kind: "search", name: source.id }, error);
    host.log.error({ err: error, source: source.id }, "a search failed");
    return { ...answer, failed: true };
  }
}

/** Names the client of each hit for staff, and leaves out what is about a client whom they may not see, whoever found it. */
async function withPeople(host: Host, viewer: Viewer, hits: readonly SearchHit[]): Promise<ShownHit[]> {
  const shownOf = ({ title, context, href, at }: SearchHit, person: ShownHit["person"]): ShownHit => ({ title, context, href, at, person });
  if (viewer.kind === "portal") return hits.map((hit) => shownOf(hit, hit.by ?? null));
  const ids = [...new Set(hits.flatMap((hit) => hit.clientId ?? []))];
  const names = ids.length === 0 ? new Map<string, string>() : await clientNames(host, viewer, ids);
  return hits.flatMap((hit) => {
    const name = hit.clientId === undefined ? undefined : names.get(hit.clientId);
    return hit.clientId !== undefined && name === undefined ? [] : [shownOf(hit, hit.clientId && name ? { id: hit.clientId, name } : null)];
  });
}

async function clientNames(host: Host, viewer: Viewer & { kind: "staff" }, ids: readonly string[]): Promise<Map<string, string>> {
  // Their own restricted conversations too: there they may meet a client who is not assigned to them.
  const mine = seesAllClients(host, viewer)
    ? ""
    : ` AND (EXISTS (SELECT 1 FROM client_professionals p WHERE p.practice_id = c.practice_id AND p.client_id = c.id AND p.staff_id = ?)
        OR EXISTS (SELECT 1 FROM inbox_members m JOIN inbox_conversations o ON o.id = m.conversation_id WHERE o.client_id = c.id AND m.practice_id = c.practice_id AND m.staff_id = ?))`;
  const params: SqlValue[] = [viewer.practiceId, ...ids, ...(mine === "" ? [] : [viewer.staffId, viewer.staffId])];
  const rows = await host.db.hot.all<{ id: string; first_name: string; last_name: string; name_used: string | null }>(`SELECT c.id, c.first_name, c.last_name, c.name_used FROM clients c WHERE c.practice_id = ? AND c.id IN (${ids.map(() => "?").join(", ")})${mine}`, params);
  return new Map(rows.map((row) => [row.id, clientName({ firstName: row.first_name, lastName: row.last_name, nameUsed: row.name_used })]));
}
