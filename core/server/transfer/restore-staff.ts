import { z } from "zod";
import { emailAddress } from "../accounts/email-address.ts";
import { isTimeZone } from "../../time/zone-offset.ts";
import type { Host } from "../host-parts.ts";
import { createIdMap } from "./map-ids.ts";
import { readLines, type PracticeArchive } from "./practice-archive.ts";
import { knownRoles } from "./known-words.ts";

const line = z.object({
  id: z.string().length(26),
  name: z.string().min(1).max(200),
  title: z.string().max(100).nullable(),
  roles: z.string().max(500),
  active: z.union([z.literal(0), z.literal(1), z.boolean()]),
  time_zone: z.string().refine(isTimeZone),
  created_at: z.number(),
  email: emailAddress,
});

/**
 * Gives the export's staff their seats again, each on the account of their address, without a password when it is new:
 * they sign in by a mailed link and choose one. Answers the ids of those who have a seat here already.
 */
export async function restoreStaff(host: Host, practiceId: string, archive: PracticeArchive): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  const part = archive.zip.parts.get("staff.jsonl");
  if (!part) return known;
  const ids = createIdMap(practiceId, new Map());
  for await (const raw of readLines(archive.zip.read(part))) {
    const one = line.parse(raw);
    await host.db.transaction(async (tx) => {
      const account = await host.accounts.findOrCreate(one.email, tx);
      const [seat] = await tx.all<{ id: string }>("SELECT id FROM staff WHERE practice_id = ? AND account_id = ?", [practiceId, account.id]);
      if (seat) return void known.set(one.id, seat.id);
      await tx.run(
        "INSERT INTO staff (id, practice_id, account_id, name, title, roles, active, time_zone, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [ids.id(one.id), practiceId, account.id, one.name, one.title, JSON.stringify(knownRoles(one.roles)), one.active ? 1 : 0, one.time_zone, one.created_at],
      );
    });
  }
  return known;
}
