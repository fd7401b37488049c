import type { Host } from "../../host-parts.ts";
import { awayNow } from "./away-rows.ts";

/** Who answers in a staff member's place now. */
export interface Cover {
  periodId: string;
  /** Who is away. */
  name: string;
  /** The staff member who answers. */
  coverId: string;
  coverName: string;
  until: number;
}

/** The cover of a staff member who is away; null while they are there. */
export async function coverOf(host: Host, practiceId: string, staffId: string): Promise<Cover | null> {
  const row = await awayNow(host.db.hot, practiceId, staffId);
  if (!row) return null;
  const people = host.people.of(practiceId);
  const [away, cover] = await Promise.all([people.staffMember(row.staff_id), people.staffMember(row.cover_id)]);
  return away && cover ? { periodId: row.id, name: away.name, coverId: cover.id, coverName: cover.name, until: row.ends_at } : null;
}

/** "Dr Rivera is away until Mon 30 Nov, 9am. Dr Chen answers until then." */
export const awayWords = ({ name, coverName }: Cover, when: string): string => `${name} is away until ${when}. ${coverName} answers until then.`;
