import { defineModel } from "@anteroom/core/server";
import { DataTypes } from "sequelize";

/** Somebody who comes to an appointment. A client's appointments are read from here, by time. */
export interface Participant {
  id: string;
  practiceId: string;
  appointmentId: string;
  clientId: string;
  /** The client's portal user who booked or is told; null when nobody is. */
  portalUserId: string | null;
  /** A collateral comes along and has no record here. */
  role: "client" | "collateral";
  /** As the appointment's, so that a client's list needs one index. */
  startsAt: number;
  endsAt: number;
  /** 1 while the appointment takes this person's time. */
  holds: number;
  /** Left a group, or the appointment is over without having been one. */
  leftAt: number | null;
}

const { STRING, BIGINT, INTEGER } = DataTypes;
const key = { type: STRING(26), allowNull: false } as const;

export const participants = defineModel<Participant>({
  name: "participant",
  table: "scheduling_participants",
  attributes: {
    id: { type: STRING(26), primaryKey: true },
    practiceId: key, appointmentId: key, clientId: key, portalUserId: { type: STRING(26), allowNull: true }, role: { type: STRING(20), allowNull: false },
    startsAt: { type: BIGINT, allowNull: false }, endsAt: { type: BIGINT, allowNull: false }, holds: { type: INTEGER, allowNull: false }, leftAt: { type: BIGINT, allowNull: true },
  },
});
