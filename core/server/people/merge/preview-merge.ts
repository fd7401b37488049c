import type { Host } from "../../host-parts.ts";
import type { StaffViewer } from "../../viewer.ts";
import { contactsOf } from "../list-contacts.ts";
import { clientName } from "../people-rows.ts";
import { findPair } from "./find-pair.ts";
import { mergedFieldNames, mergedFields, type MergedField } from "./merged-fields.ts";
import { countPluginRows } from "./plugin-rows.ts";

/** What a merge would do: values to choose between, what moves, and who is on both sides. */
export interface MergePreview {
  into: { id: string; name: string };
  from: { id: string; name: string };
  /** Fields in which both say something different. */
  choices: { name: MergedField; label: string; into: string; from: string }[];
  /** Fields that only the other record knows: they are taken over. */
  filled: { label: string; value: string }[];
  moves: { label: string; count: number }[];
  /** People who are portal user of both: they keep one seat, and both conversations. */
  twice: string[];
}

/** Counts and compares, and changes nothing. */
export async function previewMerge(host: Host, viewer: StaffViewer, ids: { from: string; into: string }): Promise<MergePreview> {
  const { practiceId } = viewer;
  const { into, from, twice } = await findPair(host, viewer, ids);
  const people = host.people.of(practiceId);
  const [users, contacts, team, plugins, [conversations], [files]] = await Promise.all([
    people.portalUsersOf(ids.from), contactsOf(host, practiceId, ids.from), people.careTeam(ids.from), countPluginRows(host, practiceId, ids.from),
    host.db.hot.all<{ n: number | string }>("SELECT COUNT(*) AS n FROM inbox_conversations WHERE practice_id = ? AND client_id = ?", [practiceId, ids.from]),
    host.db.hot.all<{ n: number | string }>("SELECT COUNT(*) AS n FROM files f JOIN portal_users u ON u.id = f.seat_id WHERE f.practice_id = ? AND u.client_id = ? AND f.removed_at IS NULL", [practiceId, ids.from]),
  ]);
  const moves = [
    { label: "Portal users", count: users.length }, { label: "Contacts", count: contacts.length }, { label: "Professionals", count: team.length },
    { label: "Conversations", count: Number(conversations?.n ?? 0) }, { label: "Files", count: Number(files?.n ?? 0) }, ...plugins,
  ];
  const text = (value: string | null): string => value ?? "";
  return {
    into: { id: into.id, name: clientName(into) },
    from: { id: from.id, name: clientName(from) },
    choices: mergedFieldNames.filter((name) => into[name] && from[name] && into[name] !== from[name]).map((name) => ({ name, label: mergedFields[name], into: text(into[name]), from: text(from[name]) })),
    filled: mergedFieldNames.filter((name) => !into[name] && from[name]).map((name) => ({ label: mergedFields[name], value: text(from[name]) })),
    moves: moves.filter((one) => one.count > 0),
    twice: twice.map(({ from: user }) => `${user.firstName} ${user.lastName}`),
  };
}
