import { defineModel } from "@anteroom/core/server";
import { DataTypes } from "sequelize";
import { at, key, maybeAt, maybeKey, primary, whole, word, zone } from "./columns.ts";
import { plainNumbers } from "./plain-numbers.ts";

export const rhythms = ["weekly", "biweekly", "monthly"] as const;
export type Rhythm = (typeof rhythms)[number];

/** How a client asks for an appointment to come again; the times with the first. */
export interface RepeatWish {
  rhythm: Rhythm;
  times: number;
}

/** Appointments that repeat at a time on the wall: a change of the clocks moves the instant, never the hour. */
export interface Series {
  id: string;
  practiceId: string;
  clientId: string;
  staffId: string;
  serviceId: string;
  rhythm: Rhythm;
  zone: string;
  /** The first day, `2026-11-26`, and minutes since midnight. */
  firstDay: string;
  minutes: number;
  times: number;
  place: "video" | "in-person" | "phone";
  locationId: string | null;
  version: number;
  endedAt: number | null;
  createdAt: number;
}

export const series = defineModel<Series>({
  name: "series",
  table: "scheduling_series",
  attributes: { id: primary, practiceId: key, clientId: key, staffId: key, serviceId: key, rhythm: word, zone, firstDay: { type: DataTypes.STRING(10), allowNull: false }, minutes: whole, times: whole, place: word, locationId: maybeKey, version: whole, endedAt: maybeAt, createdAt: at },
});

export const plainSeries = (row: { get(): Series }): Series => plainNumbers(row, ["minutes", "times", "version", "endedAt", "createdAt"]);
