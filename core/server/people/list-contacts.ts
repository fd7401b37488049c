import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { peopleModels } from "./models/people-models.ts";

/** Somebody around a client; not a portal user by itself. */
export interface Contact {
  id: string;
  clientId: string;
  name: string;
  relationship: string;
  email: string | null;
  phone: string | null;
}

/** The contacts of a client, the oldest first. */
export async function contactsOf(host: Host, practiceId: string, clientId: string, tx?: Tx): Promise<Contact[]> {
  const rows = await peopleModels(host).contacts.findAll({ where: { practiceId, clientId }, order: [["createdAt", "ASC"], ["id", "ASC"]], ...(tx ? { transaction: tx.sequelize } : {}) });
  return rows.map((row) => {
    const { id, name, relationship, email, phone } = row.get();
    return { id, clientId, name, relationship, email, phone };
  });
}
