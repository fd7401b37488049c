import { z } from "zod";

/** What "the same address" means: small letters, no spaces around. Mail always goes to the stored address, never to a look-alike. */
export const emailKey = (email: string): string => email.trim().toLowerCase();

/** An e-mail address as people type it; ASCII only, so that look-alike letters cannot stand for another account. */
export const emailAddress = z
  .string({ error: "Enter an email address." })
  .max(254, "Enter an email address with 254 characters or fewer.")
  .transform((value) => value.trim())
  .pipe(z.email("Enter an email address in the correct format, such as name@example.com."));
