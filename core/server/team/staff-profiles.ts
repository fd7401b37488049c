import type { Sql, Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";

/** What a professional's record holds beyond name and roles. */
export interface StaffProfile {
  colour: string | null;
  /** A video room of the professional's own, shown to every client of theirs. */
  teleconference: string | null;
  npi: string | null;
  licences: string[];
  supervisorId: string | null;
}

interface Row { colour: string | null; teleconference: string | null; npi: string | null; licences: string; supervisor_id: string | null }

const none: StaffProfile = { colour: null, teleconference: null, npi: null, licences: [], supervisorId: null };

/** A member's profile; empty for one who has none yet. */
export async function staffProfile(sql: Sql, practiceId: string, staffId: string): Promise<StaffProfile> {
  const [row] = await sql.all<Row>("SELECT colour, teleconference, npi, licences, supervisor_id FROM staff_profiles WHERE practice_id = ? AND staff_id = ?", [practiceId, staffId]);
  if (!row) return none;
  return { colour: row.colour, teleconference: row.teleconference, npi: row.npi, licences: JSON.parse(row.licences) as string[], supervisorId: row.supervisor_id };
}

const columns = ["practice_id", "staff_id", "colour", "teleconference", "npi", "licences", "supervisor_id"];

/** Writes a member's profile whole. */
export async function saveStaffProfile(host: Host, of: { practiceId: string; staffId: string }, profile: StaffProfile, tx: Tx): Promise<void> {
  await tx.run(host.db.upsertSql("staff_profiles", columns, columns.slice(0, 2), columns.slice(2)), [
    of.practiceId, of.staffId, profile.colour, profile.teleconference, profile.npi, JSON.stringify(profile.licences), profile.supervisorId,
  ]);
}
