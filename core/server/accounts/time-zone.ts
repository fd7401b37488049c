import { z } from "zod";

/** Whether this is an IANA zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  if (name.length > 64 || /^[+-]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** An IANA time zone, such as `America/New_York`. */
export const timeZone = z.string({ error: "Choose a time zone." }).refine(isTimeZone, "Choose a time zone from the list.");
