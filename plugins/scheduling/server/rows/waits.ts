import { defineModel } from "@anteroom/core/server";
import { DataTypes } from "sequelize";
import { at, key, maybeKey, primary, whole, word } from "./columns.ts";
import type { Place } from "./appointments.ts";
import { plainNumbers } from "./plain-numbers.ts";

export const waitStates = ["waiting", "offered", "accepted", "withdrawn"] as const;
export type WaitState = (typeof waitStates)[number];

/** The times of a day that can be asked for, on the wall of the place or professional. */
export const partsOfDay = ["morning", "afternoon", "evening"] as const;
export type PartOfDay = (typeof partsOfDay)[number];

/** Somebody who is told of earlier times. What was offered, and how that ended, are its offers; one that was declined or ran out waits again. */
export interface Wait {
  id: string;
  practiceId: string;
  clientId: string;
  /** Whose conversation the offers come into. */
  portalUserId: string;
  serviceId: string;
  /** Only with this professional, or with anyone who offers it to them. */
  staffId: string | null;
  place: Place;
  locationId: string | null;
  /** Digits of weekdays, 0 is Sunday. */
  days: string;
  /** Parts of the day, with commas between. */
  parts: string;
  /** An offer comes at least so many hours before the start. */
  noticeHours: number;
  /** 1: an appointment for this service that is there moves to the offered time; 0: it is one more. */
  moves: number;
  /** 1: before the others, where the practice's rule asks. */
  priority: number;
  state: WaitState;
  bySide: "staff" | "portal";
  byId: string;
  version: number;
  createdAt: number;
}

export const waits = defineModel<Wait>({
  name: "wait",
  table: "scheduling_waits",
  attributes: { id: primary, practiceId: key, clientId: key, portalUserId: key, serviceId: key, staffId: maybeKey, place: word, locationId: maybeKey, days: { type: DataTypes.STRING(7), allowNull: false }, parts: { type: DataTypes.STRING(40), allowNull: false }, noticeHours: whole, moves: whole, priority: whole, state: word, bySide: word, byId: key, version: whole, createdAt: at },
});

export const plainWait = (row: { get(): Wait }): Wait => plainNumbers(row, ["noticeHours", "moves", "priority", "version", "createdAt"]);
