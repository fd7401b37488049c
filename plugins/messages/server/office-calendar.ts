import type { Practice } from "@anteroom/core/server";
import { readHolidays, readOfficeHours } from "./office-hours.ts";
import type { OfficeCalendar } from "./office-hours.ts";
import type { MessagesSettings } from "./settings.ts";

/** The hours that hold for a client, ready to ask. */
export const calendarOf = (settings: MessagesSettings, practice: Practice): OfficeCalendar => ({
  windows: readOfficeHours(settings.officeHours) ?? [],
  holidays: readHolidays(settings.holidays) ?? new Set(),
  zone: settings.hoursZone || practice.timeZone,
});
