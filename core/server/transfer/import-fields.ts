import { z } from "zod";
import { timeZone } from "../accounts/time-zone.ts";
import { birthDate, firstName, lastName, nameUsed, optionalEmail, phone, postalAddress, pronouns, relationship, requiredLine } from "../people/person-fields.ts";

export type DateOrder = "month-first" | "day-first";

/** A column that the import of clients knows. */
export interface ImportField {
  name: string;
  label: string;
  example: string;
  required?: boolean;
  guesses: readonly string[];
}

const contact = (n: 1 | 2): ImportField[] => [
  { name: `contact${n}Name`, label: `Contact ${n} name`, example: n === 1 ? "Alex Lee" : "", guesses: [`contact ${n}`, ...(n === 1 ? ["contact name", "guardian", "guardian name", "emergency contact name", "parent name", "parent"] : [])] },
  { name: `contact${n}Relationship`, label: `Contact ${n} relationship`, example: n === 1 ? "Parent" : "", guesses: n === 1 ? ["contact relationship", "relationship", "guardian relationship"] : [] },
  { name: `contact${n}Email`, label: `Contact ${n} email`, example: n === 1 ? "alex.lee@example.com" : "", guesses: n === 1 ? ["contact email", "guardian email", "parent email"] : [] },
  { name: `contact${n}Phone`, label: `Contact ${n} phone`, example: n === 1 ? "555 0101" : "", guesses: n === 1 ? ["contact phone", "guardian phone", "parent phone"] : [] },
];

/** Core's columns, in the order of the template. */
export const importFields: readonly ImportField[] = [
  { name: "firstName", label: "First name", example: "Jordan", required: true, guesses: ["first", "given name", "forename", "client first name", "legal first name", "fname"] },
  { name: "lastName", label: "Last name", example: "Lee", required: true, guesses: ["last", "surname", "family name", "client last name", "legal last name", "lname"] },
  { name: "nameUsed", label: "Name used", example: "", guesses: ["preferred name", "goes by", "nickname", "chosen name"] },
  { name: "pronouns", label: "Pronouns", example: "they/them", guesses: [] },
  { name: "birthDate", label: "Date of birth", example: "1990-03-27", guesses: ["dob", "birth date", "birthdate", "birthday", "born"] },
  { name: "email", label: "Email", example: "jordan.lee@example.com", guesses: ["e-mail", "email address", "mail", "primary email", "client email"] },
  { name: "phone", label: "Phone", example: "555 0100", guesses: ["phone number", "mobile", "mobile phone", "cell", "cell phone", "telephone", "home phone"] },
  { name: "address", label: "Address", example: "12 Elm Street, Springfield", guesses: ["street address", "postal address", "home address", "mailing address"] },
  { name: "timeZone", label: "Time zone", example: "America/New_York", guesses: ["timezone"] },
  { name: "professional", label: "Professional", example: "", guesses: ["clinician", "therapist", "provider", "practitioner", "counselor", "counsellor", "assigned to", "primary clinician"] },
  ...contact(1),
  ...contact(2),
];

const read: Record<string, z.ZodType<string | null>> = {
  firstName, lastName, nameUsed, pronouns, email: optionalEmail, phone, birthDate, address: postalAddress,
  timeZone: z.union([z.literal("").transform(() => null), timeZone]),
  professional: z.string().transform((text) => text || null),
};
for (const n of [1, 2]) {
  read[`contact${n}Name`] = z.union([z.literal("").transform(() => null), requiredLine(200, "Enter a name.", "Name")]);
  read[`contact${n}Relationship`] = z.union([z.literal("").transform(() => null), relationship]);
  read[`contact${n}Email`] = optionalEmail;
  read[`contact${n}Phone`] = phone;
}

/** `3/27/1990` and `27.03.1990` as `1990-03-27`; what is no such date stays as it is, and is then refused. */
export function isoDate(text: string, order: DateOrder): string {
  const parts = /^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})$/.exec(text.trim());
  if (!parts) return /^(\d{4}-\d{2}-\d{2})[ T]00:00(:00)?/.exec(text.trim())?.[1] ?? text;
  const [, one = "", two = "", year = ""] = parts;
  const [month, day] = order === "month-first" ? [one, two] : [two, one];
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

export type ImportValues = Partial<Record<string, string | null>>;

/** Reads the cells of core's columns; a sentence for each field that cannot be taken. */
export function readImportValues(cells: Record<string, string>, order: DateOrder): { values: ImportValues; problems: Record<string, string> } {
  const values: ImportValues = {};
  const problems: Record<string, string> = {};
  for (const [name, cell] of Object.entries(cells)) {
    const field = read[name];
    if (!field) continue;
    const parsed = field.safeParse(name === "birthDate" ? isoDate(cell, order) : cell);
    if (parsed.success) values[name] = parsed.data;
    else problems[name] = parsed.error.issues[0]?.message ?? "This cannot be read.";
  }
  for (const { name, required } of importFields) if (required && !(name in cells)) problems[name] = name === "firstName" ? "Enter a first name." : "Enter a last name.";
  for (const n of [1, 2]) {
    const other = ["Relationship", "Email", "Phone"].some((what) => values[`contact${n}${what}`]);
    if (other && !values[`contact${n}Name`] && !problems[`contact${n}Name`]) problems[`contact${n}Name`] = "Enter the contact’s name.";
  }
  return { values, problems };
}
