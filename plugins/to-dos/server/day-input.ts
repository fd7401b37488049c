import { readDate } from "@anteroom/core/server";
import { z } from "zod";

/** A day as a date field sends it, `2026-11-26`, or null when it was left empty. */
export const dayInput = () =>
  z
    .string()
    .trim()
    .default("")
    .refine((text) => text === "" || readDate(text) !== null, "Write the day as year, month and day, such as 2026-11-26.")
    .transform((text) => text || null);
