import { z } from "zod";
import { staffRoles } from "../../manifest.ts";
import type { StaffRole } from "../../manifest.ts";
import { lineOfText, requiredLine, rowId } from "../people/person-fields.ts";
import { isNpi } from "./npi.ts";

/** What a professional's appointments are drawn in; names, so that each theme has its own shade. */
export const calendarColours = ["teal", "blue", "plum", "rose", "clay", "amber", "olive", "slate"] as const;

export const staffName = requiredLine(200, "Enter the name that clients and colleagues see.", "Name");

/** The roles of a member, in the order of the list, each once. */
export const roles = z
  .array(z.enum(staffRoles), { error: "Choose at least one role." })
  .transform((list): StaffRole[] => staffRoles.filter((role) => list.includes(role)))
  .refine((list) => list.length > 0, "Choose at least one role.");

const link = z
  .string().max(2_000).transform((text) => text.trim())
  .pipe(z.string().max(300, "The link must be 300 characters or fewer.").refine((text) => text === "" || isHttps(text), "Enter a link that starts with https://, such as https://video.example/room."))
  .transform((text) => (text === "" ? null : text));

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === "https:" && new URL(text).username === "";
}

const npi = z
  .string().max(100).transform((text) => text.replaceAll(/[\s-]/g, ""))
  .pipe(z.string().refine((text) => text === "" || isNpi(text), "Enter the 10 digits of the NPI. Check each digit: this one does not add up."))
  .transform((text) => (text === "" ? null : text));

const licences = z
  .array(requiredLine(100, "Enter a licence.", "A licence"))
  .max(10, "Enter 10 licences or fewer, one on each line.");

/** What the page of a member may change. Profile fields are those of a professional. */
export const memberFields = {
  name: staffName,
  title: lineOfText(100, "Title"),
  roles,
  colour: z.enum(calendarColours).nullable().default(null),
  teleconference: link.nullable().default(null),
  npi: npi.nullable().default(null),
  licences: licences.default([]),
  supervisorId: rowId.nullable().default(null),
};
