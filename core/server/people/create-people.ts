import type { Host } from "../host-parts.ts";
import { maySeeClient, seesAllClients } from "./people-access.ts";
import type { PeopleStore } from "./people-store.ts";
import { readPeople } from "./read-people.ts";
import { writePeople } from "./write-people.ts";

/** The people of a portal. */
export function createPeople(host: Host): PeopleStore {
  return {
    of: (practiceId) => readPeople(host, practiceId),
    ...writePeople(host),
    maySee: (viewer, clientId) => maySeeClient(host, viewer, clientId),
    seesAll: (viewer) => seesAllClients(host, viewer),
    async clientIdsOf(staffId, practiceId) {
      const rows = await host.db.hot.all<{ client_id: string }>("SELECT client_id FROM client_professionals WHERE practice_id = ? AND staff_id = ?", [practiceId, staffId]);
      return rows.map((row) => row.client_id);
    },
    async practiceIds() {
      const rows = await host.db.hot.all<{ id: string }>("SELECT id FROM practices WHERE active = 1 ORDER BY id");
      return rows.map((row) => row.id);
    },
  };
}
