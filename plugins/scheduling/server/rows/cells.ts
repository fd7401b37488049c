import { defineModel } from "@anteroom/core/server";
import { key, whole } from "./columns.ts";
import { DataTypes } from "sequelize";

/** Five minutes that somebody or something is taken for, or a seat. The key is the promise that nobody is booked twice and no group is fuller than it may be. */
export interface Cell {
  practiceId: string;
  /** `s` a professional, `r` a room, `c` a client, `g` a seat of a group. */
  kind: "s" | "r" | "c" | "g";
  subjectId: string;
  /** Five-minute steps since 1970; seats of a group are counted from the step in which it begins. */
  cell: number;
  /** Who holds it: an appointment, or the group for its professionals and room. */
  appointmentId: string;
}

const inKey = { ...key, primaryKey: true } as const;

export const cells = defineModel<Cell>({
  name: "cell",
  table: "scheduling_cells",
  attributes: { practiceId: inKey, kind: { type: DataTypes.STRING(1), allowNull: false, primaryKey: true }, subjectId: inKey, cell: { ...whole, primaryKey: true }, appointmentId: key },
});
