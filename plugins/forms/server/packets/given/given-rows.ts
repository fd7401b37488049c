import { columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";
import { DataTypes } from "sequelize";

export type GivenState = "open" | "done" | "revoked";

/** One step of a packet that was given: a form that was given with it, or a document that another plugin has signed. */
export type GivenStep =
  | { form: string; title: string }
  | { document: string; title: string; request: string | null; href: string | null; state: "waiting" | "asked" | "signed" | "ended"; why: string | null };

/** A packet given to one portal user, with its steps as they were that day. */
export interface GivenPacket {
  id: string;
  practiceId: string;
  clientId: string;
  portalUserId: string;
  packetId: string;
  title: string;
  /** `GivenStep[]` as JSON. */
  steps: string;
  /** A step opens when those before it are done. */
  ordered: boolean;
  state: GivenState;
  /** Null when the portal gave it by itself, at enrolment. */
  assignedBy: string | null;
  assignedAt: number;
  /** A calendar day of the client's zone. */
  dueOn: string | null;
  dueAt: number | null;
  doneAt: number | null;
  endedAt: number | null;
}

const id = { type: DataTypes.STRING(26), allowNull: false };
const moment = { type: DataTypes.BIGINT, allowNull: true };

export const givenPackets = defineModel<GivenPacket>({
  name: "givenPacket",
  table: "forms_given_packets",
  attributes: {
    id: { ...id, primaryKey: true },
    practiceId: id,
    clientId: id,
    portalUserId: id,
    packetId: id,
    title: { type: DataTypes.STRING(120), allowNull: false },
    steps: { type: DataTypes.TEXT("medium"), allowNull: false },
    ordered: { type: DataTypes.BOOLEAN, allowNull: false },
    state: { type: DataTypes.STRING(12), allowNull: false },
    assignedBy: { type: DataTypes.STRING(26), allowNull: true },
    assignedAt: { ...moment, allowNull: false },
    dueOn: { type: DataTypes.STRING(10), allowNull: true },
    dueAt: moment,
    doneAt: moment,
    endedAt: moment,
  },
});

export const givenMigrations: readonly Migration[] = [
  {
    name: "forms-141-given-packets",
    up: (m) =>
      m.createTable(
        "forms_given_packets",
        {
          id: columns.ulid(), practice_id: columns.ulid(), client_id: columns.ulid(), portal_user_id: columns.ulid(), packet_id: columns.ulid(), title: columns.string(120), steps: columns.text(), ordered: columns.flag(),
          state: columns.string(12, { binary: true }), assigned_by: columns.ulid().nullable(), assigned_at: columns.time(), due_on: columns.string(10).nullable(), due_at: columns.time().nullable(),
          done_at: columns.time().nullable(), ended_at: columns.time().nullable(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "client_id", "id"], ["practice_id", "portal_user_id", "state"]] },
      ),
  },
];
