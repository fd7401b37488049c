import { columns } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

const { ulid, time, int, string, text, flag } = columns;
const own = { id: ulid(), practice_id: ulid() };

/** What holds a time, so that the database itself refuses a second booking, and what several appointments hang together by. */
export const claimsMigration: Migration = {
  name: "scheduling-003-claims",
  async up(m) {
    await m.createTable("scheduling_cells", { practice_id: ulid(), kind: string(1, { binary: true }), subject_id: ulid(), cell: int(), appointment_id: ulid() }, { primaryKey: ["practice_id", "kind", "subject_id", "cell"], indexes: [["practice_id", "appointment_id"], ["practice_id", "cell"]], clustered: true });
    await m.addColumn("scheduling_participants", "ends_at", time().default(0));
    await m.addColumn("scheduling_participants", "holds", flag().default(false));
    await m.createTable(
      "scheduling_proposals",
      { ...own, client_id: ulid(), portal_user_id: ulid(), staff_id: ulid(), by_id: ulid(), service_id: ulid(), request_id: ulid().nullable(), replaces_id: ulid().nullable(), state: string(20), chosen_id: ulid().nullable(), body: text(), expires_at: time(), version: int(), created_at: time() },
      { primaryKey: ["id"], indexes: [["practice_id", "client_id", "id"], ["practice_id", "state", "id"]] },
    );
    await m.createTable(
      "scheduling_series",
      { ...own, client_id: ulid(), staff_id: ulid(), service_id: ulid(), rhythm: string(20), zone: string(64), first_day: string(10), minutes: int(), times: int(), place: string(20), location_id: ulid().nullable(), version: int(), ended_at: time().nullable(), created_at: time() },
      { primaryKey: ["id"], indexes: [["practice_id", "client_id", "id"]] },
    );
    await m.createTable("scheduling_feeds", { ...own, side: string(20), owner_id: ulid(), secret_hash: string(64, { binary: true }), named: flag(), revoked_at: time().nullable(), created_at: time() }, { primaryKey: ["id"], unique: [["secret_hash"]], indexes: [["practice_id", "owner_id"]] });
  },
};
