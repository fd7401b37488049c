import { z } from "zod";

/** A six-digit code as people type and paste it, with spaces or dashes anywhere. */
export const sixDigits = z
  .string({ error: "Enter the 6-digit code." })
  .max(100, "Enter the 6-digit code.")
  .transform((typed) => typed.normalize("NFKC").replaceAll(/[\s\p{Pd}]/gu, ""))
  .pipe(z.string().regex(/^\d{6}$/, "Enter the 6-digit code."));
