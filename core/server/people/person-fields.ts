import { z } from "zod";
import { emailAddress } from "../accounts/email-address.ts";
import { timeZone } from "../accounts/time-zone.ts";
import { portalPermissions } from "../../manifest.ts";

const isRealDate = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) && at.getUTCFullYear() >= 1880;
};

// Control and direction characters would break lines in mails and lists.
const oneLine = (text: string): string => text.normalize("NFC").replaceAll(/[\p{Cc}\p{Cf}]/gu, " ").replaceAll(/\s+/g, " ").trim();

/** Text of one line; empty becomes null. */
const optionalLine = (most: number, label: string) =>
  z.string().max(most * 4, `${label} must be ${most} characters or fewer.`).transform(oneLine)
    .pipe(z.string().max(most, `${label} must be ${most} characters or fewer.`)).transform((text) => (text === "" ? null : text)).nullable();

/** A name that must be there. */
export const requiredLine = (most: number, missing: string, label: string) =>
  z.string({ error: missing }).max(most * 4, `${label} must be ${most} characters or fewer.`).transform(oneLine)
    .pipe(z.string().min(1, missing).max(most, `${label} must be ${most} characters or fewer.`));

export const firstName = requiredLine(100, "Enter a first name.", "First name");
export const lastName = requiredLine(100, "Enter a last name.", "Last name");
export const relationship = requiredLine(60, "Enter the relationship, such as parent.", "Relationship");
export const nameUsed = optionalLine(100, "Name used");
export const pronouns = optionalLine(60, "Pronouns");
export const lineOfText = optionalLine;

/** A telephone number as people write it; empty becomes null. */
export const phone = z.string().max(200, "Enter a phone number with 40 characters or fewer.").transform(oneLine)
  .pipe(z.string().max(40, "Enter a phone number with 40 characters or fewer.").refine((text) => text === "" || (/^[+()\d\s./x-]+$/i.test(text) && text.replaceAll(/\D/g, "").length >= 5), "Enter a phone number, such as 555 0100."))
  .transform((text) => (text === "" ? null : text)).nullable();

/** `YYYY-MM-DD`, not in the future; empty becomes null. */
export const birthDate = z.string().max(40).transform((text) => text.trim())
  .pipe(z.string().refine((text) => text === "" || (/^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDate(text)), "Enter a real date of birth, such as 1990-03-27.")
    .refine((text) => text === "" || text <= new Date().toISOString().slice(0, 10), "Date of birth must be in the past."))
  .transform((text) => (text === "" ? null : text)).nullable();

/** An address of several lines; empty becomes null. */
export const postalAddress = z.string().max(1_000, "Address must be 500 characters or fewer.")
  .transform((text) => text.normalize("NFC").replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{C}\n]/gu, "").trim())
  .pipe(z.string().max(500, "Address must be 500 characters or fewer.")).transform((text) => (text === "" ? null : text)).nullable();

/** An address for mail that may be missing. */
export const optionalEmail = z.union([z.literal("").transform(() => null), z.null(), emailAddress]);

export const permissions = z.array(z.enum(portalPermissions)).max(20).transform((list) => portalPermissions.filter((one) => list.includes(one)));

/** What the form of a new client asks. */
export const clientFields = {
  firstName,
  lastName,
  nameUsed: nameUsed.optional(),
  pronouns: pronouns.optional(),
  birthDate: birthDate.optional(),
  phone: phone.optional(),
  email: optionalEmail.optional(),
  timeZone: timeZone.nullable().optional(),
};

export const rowId = z.string().max(26);
