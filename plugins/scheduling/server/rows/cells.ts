import { defineModel } from "@anteroom/core/server";
import { key, whole } from "./columns.ts";
import { DataTypes } from "sequelize";

/** Five minutes that somebody or something is taken for. The key is the promise that nobody is booked twice. */
export interface Cell {
  practiceId: string;
  /** `s` a professional, `r` a room, `c` a client. */
  kind: "s" | "r" | "c";
  subjectId: string;
  /** Five-minute steps since 1970. */
  cell: number;
  appointmentId: string;
}

const inKey = { ...key, primaryKey: true } as const;

export const cells = defineModel<Cell>({
  name: "cell",
  table: "scheduling_cells",
  attributes: { practiceId: inKey, kind: { type: DataTypes.STRING(1), allowNull: false, primaryKey: true }, subjectId: inKey, cell: { ...whole, primaryKey: true }, appointmentId: key },
});
