import { defineModel } from "@anteroom/core/server";
import { at, key, maybeAt, name, primary, text, whole } from "./columns.ts";

/** A calendar outside that a professional is busy by. */
export interface Calendar {
  id: string;
  practiceId: string;
  staffId: string;
  name: string;
  /** Sealed: its secret address. */
  url: string;
  /** Why it could not be read last, in a sentence; empty when it could. */
  problem: string;
  readAt: number | null;
  nextAt: number;
  failures: number;
  createdAt: number;
}

export const calendars = defineModel<Calendar>({ name: "calendar", table: "scheduling_calendars", attributes: { id: primary, practiceId: key, staffId: key, name, url: text, problem: text, readAt: maybeAt, nextAt: at, failures: whole, createdAt: at } });
