import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

/** Work on many clients that goes on by itself, some at a time, and goes on where it was after a restart. */
export interface RunRow {
  id: string;
  practiceId: string;
  kind: "issue" | "statements";
  state: "running" | "done";
  /** JSON: what it was asked to do. */
  asked: string;
  total: number;
  /** Looked at, of which so many were made. */
  done: number;
  made: number;
  /** After whom it goes on. */
  place: string;
  step: number;
  startedBy: string;
  createdAt: number;
  changedAt: number;
}

export const runs = defineModel<RunRow>({
  name: "run",
  table: "payments_runs",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), kind: attributes.string(12), state: attributes.string(10), asked: attributes.text(), total: attributes.int("total"), done: attributes.int("done"), made: attributes.int("made"), place: attributes.string(26), step: attributes.int("step"),
    startedBy: attributes.ulid(), createdAt: attributes.int("createdAt"), changedAt: attributes.int("changedAt"),
  },
});

export const runMigrations: readonly Migration[] = [
  {
    name: "payments-20261127-2311-runs",
    up: (m) =>
      m.createTable(
        "payments_runs",
        {
          id: columns.ulid(), practice_id: columns.ulid(), kind: columns.string(12), state: columns.string(10), asked: columns.text(), total: columns.int(), done: columns.int(), made: columns.int(), place: columns.string(26, { binary: true }), step: columns.int(),
          started_by: columns.ulid(), created_at: columns.time(), changed_at: columns.time(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "kind", "id"]] },
      ),
  },
];
