import { defineModel } from "@anteroom/core/server";
import { at, key, maybeAt, name, primary, text, whole, zone } from "./columns.ts";

/** A place where people come; appointments there are told in its zone. */
export interface Location {
  id: string;
  practiceId: string;
  name: string;
  address: string;
  zone: string;
  /** How to get in, for those who come. */
  directions: string;
  archivedAt: number | null;
  version: number;
  createdAt: number;
}

export const locations = defineModel<Location>({
  name: "location",
  table: "scheduling_locations",
  attributes: { id: primary, practiceId: key, name, address: text, zone, directions: text, archivedAt: maybeAt, version: whole, createdAt: at },
});

/** A room of a location, taken by one appointment at a time. */
export interface Room {
  id: string;
  practiceId: string;
  locationId: string;
  name: string;
  archivedAt: number | null;
  createdAt: number;
}

export const rooms = defineModel<Room>({
  name: "room",
  table: "scheduling_rooms",
  attributes: { id: primary, practiceId: key, locationId: key, name, archivedAt: maybeAt, createdAt: at },
});
