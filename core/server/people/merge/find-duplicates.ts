import type { Host } from "../../host-parts.ts";
import { foldedName, isSamePerson } from "../../transfer/same-person.ts";
import type { StaffViewer } from "../../viewer.ts";
import { clientName } from "../people-rows.ts";

/** A record that may be of the same person. */
export interface LikelyDuplicate {
  id: string;
  name: string;
  birthDate: string | null;
  email: string | null;
  archived: boolean;
  /** What speaks for it, in words. */
  why: string;
}

interface Row { id: string; first_name: string; last_name: string; name_used: string | null; birth_date: string | null; email: string | null; archived_at: number | null }

const mostRows = 200;

/** Other records with this client's name, date of birth or e-mail, the likeliest first; of clients that the viewer may see only. */
export async function findDuplicates(host: Host, viewer: StaffViewer, clientId: string): Promise<LikelyDuplicate[]> {
  const { practiceId } = viewer;
  const columns = "c.id, c.first_name, c.last_name, c.name_used, c.birth_date, c.email, c.archived_at";
  const [own] = await host.db.hot.all<Row>(`SELECT ${columns} FROM clients c WHERE c.practice_id = ? AND c.id = ?`, [practiceId, clientId]);
  if (!own) return [];
  const all = host.people.seesAll(viewer);
  const seen = all ? "" : " AND EXISTS (SELECT 1 FROM client_professionals p WHERE p.practice_id = c.practice_id AND p.client_id = c.id AND p.staff_id = ?)";
  const rows = await host.db.hot.all<Row>(
    `SELECT ${columns} FROM clients c WHERE c.practice_id = ? AND c.id <> ? AND c.merged_into IS NULL AND (c.last_name = ? OR c.birth_date = ? OR c.email = ?)${seen} ORDER BY c.id LIMIT ${mostRows}`,
    [practiceId, clientId, own.last_name, own.birth_date ?? "-", own.email ?? "-", ...(all ? [] : [viewer.staffId])],
  );
  return rows
    .flatMap((row) => {
      const why = likeness(own, row);
      return why ? [{ weight: why.weight, line: { id: row.id, name: clientName({ firstName: row.first_name, lastName: row.last_name, nameUsed: row.name_used }), birthDate: row.birth_date, email: row.email, archived: row.archived_at !== null, why: why.words } }] : [];
    })
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, 10)
    .map(({ line }) => line);
}

function likeness(own: Row, row: Row): { weight: number; words: string } | null {
  const names = (one: Row): string[] => [one.first_name, one.name_used].filter((name): name is string => Boolean(name)).map((first) => foldedName(first, one.last_name));
  const sameName = names(own).some((name) => names(row).includes(name));
  const sameDay = Boolean(own.birth_date && own.birth_date === row.birth_date);
  const sameMail = Boolean(own.email && own.email.toLowerCase() === row.email?.toLowerCase());
  if (sameName && !isSamePerson({ birthDate: own.birth_date, email: own.email }, { birthDate: row.birth_date, email: row.email })) return null;
  if (!sameName && !(sameMail && !(own.birth_date && row.birth_date && !sameDay)) && !(sameDay && own.last_name.toLowerCase() === row.last_name.toLowerCase())) return null;
  const words = [sameName ? "name" : null, sameDay ? "date of birth" : null, sameMail ? "e-mail" : null].filter(Boolean);
  return { weight: Number(sameName) * 4 + Number(sameDay) * 2 + Number(sameMail), words: `Same ${words.join(" and ")}` };
}
