import { defineModel } from "@anteroom/core/server";
import { at, key, primary, whole } from "./columns.ts";
import { plainNumbers } from "./plain-numbers.ts";

/**
 * What appointments that take place together share. Each client's part is an appointment of their own, so that nobody can read, cancel or
 * be reminded of another's; professional, room and seats are taken by the group. Times are in the appointments, which move together.
 */
export interface Group {
  id: string;
  practiceId: string;
  seats: number;
  /** 1: each client pays the service's price; 0: the first alone. */
  eachPays: number;
  /** 1: staff said that they know each other, so each sees who else comes. */
  namesShown: number;
  version: number;
  createdAt: number;
}

export const groups = defineModel<Group>({
  name: "group",
  table: "scheduling_groups",
  attributes: { id: primary, practiceId: key, seats: whole, eachPays: whole, namesShown: whole, version: whole, createdAt: at },
});

export const plainGroup = (row: { get(): Group }): Group => plainNumbers(row, ["seats", "eachPays", "namesShown", "version", "createdAt"]);
