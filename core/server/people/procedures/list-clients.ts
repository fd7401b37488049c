import { z } from "zod";
import type { SqlValue } from "../../database/database.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { seesAllClients } from "../people-access.ts";
import { clientName } from "../people-rows.ts";
import { rowId } from "../person-fields.ts";

const cursor = z.object({ lastName: z.string().max(100), firstName: z.string().max(100), id: rowId });
const input = z
  .object({ search: z.string().max(200).optional(), professionalId: rowId.optional(), archived: z.boolean().optional(), after: cursor.nullish(), limit: z.number().int().min(1).max(100).default(50) })
  .default({ limit: 50 });

interface Row { id: string; first_name: string; last_name: string; name_used: string | null; pronouns: string | null; birth_date: string | null; prospect_at: number | null }
interface Extra { client_id: string; name: string; place: number; status: string }

const marks = (count: number): string => Array.from({ length: count }, () => "?").join(", ");
const like = (text: string): string => `%${text.replaceAll(/[!%_]/g, (sign) => `!${sign}`)}%`;

/** Clients by name, those assigned only unless the role sees all; pages go on after the last line, so depth costs nothing. */
export const listClients = staffProcedure
  .meta({ permission: "core.clients.read" })
  .input(input)
  .query(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const where = ["c.practice_id = ?", "c.merged_into IS NULL", `c.archived_at IS ${input.archived ? "NOT " : ""}NULL`];
    const params: SqlValue[] = [viewer.practiceId];
    const assignedTo = (staffId: string): void => {
      where.push("EXISTS (SELECT 1 FROM client_professionals cp WHERE cp.practice_id = c.practice_id AND cp.client_id = c.id AND cp.staff_id = ?)");
      params.push(staffId);
    };
    if (!seesAllClients(host, viewer)) assignedTo(viewer.staffId);
    if (input.professionalId) assignedTo(input.professionalId);
    for (const word of (input.search ?? "").normalize("NFC").split(/\s+/).filter(Boolean).slice(0, 5)) {
      where.push("(c.first_name LIKE ? ESCAPE '!' OR c.last_name LIKE ? ESCAPE '!' OR c.name_used LIKE ? ESCAPE '!' OR c.email LIKE ? ESCAPE '!')");
      params.push(like(word), like(word), like(word), like(word));
    }
    if (input.after) {
      where.push("(c.last_name > ? OR (c.last_name = ? AND (c.first_name > ? OR (c.first_name = ? AND c.id > ?))))");
      const { lastName, firstName, id } = input.after;
      params.push(lastName, lastName, firstName, firstName, id);
    }
    const rows = await host.db.hot.all<Row>(
      `SELECT c.id, c.first_name, c.last_name, c.name_used, c.pronouns, c.birth_date, c.prospect_at FROM clients c WHERE ${where.join(" AND ")} ORDER BY c.last_name, c.first_name, c.id LIMIT ${input.limit + 1}`,
      params,
    );
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    const ids = page.map((row) => row.id);
    const extras = ids.length === 0 ? [] : await host.db.hot.all<Extra>(
      `SELECT cp.client_id, s.name, cp.position AS place, 'professional' AS status FROM client_professionals cp JOIN staff s ON s.id = cp.staff_id WHERE cp.practice_id = ? AND cp.client_id IN (${marks(ids.length)})
       UNION ALL SELECT pu.client_id, '', 0, pu.status FROM portal_users pu WHERE pu.practice_id = ? AND pu.client_id IN (${marks(ids.length)}) AND pu.status <> 'removed'`,
      [viewer.practiceId, ...ids, viewer.practiceId, ...ids],
    );
    return {
      clients: page.map((row) => {
        const own = extras.filter((extra) => extra.client_id === row.id);
        const portal = (["active", "invited", "suspended"] as const).find((status) => own.some((extra) => extra.status === status)) ?? "none";
        return {
          id: row.id,
          name: clientName({ firstName: row.first_name, lastName: row.last_name, nameUsed: row.name_used }),
          nameUsed: row.name_used, pronouns: row.pronouns, birthDate: row.birth_date, prospect: row.prospect_at !== null,
          // The lead first.
          professionals: own.filter((extra) => extra.status === "professional").sort((one, two) => Number(one.place) - Number(two.place)).map((extra) => extra.name),
          portal: portal as "none" | "invited" | "active" | "suspended",
        };
      }),
      next: rows.length > input.limit && last ? { lastName: last.last_name, firstName: last.first_name, id: last.id } : null,
    };
  });
