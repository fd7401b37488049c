import { z } from "zod";
import { isTimeZone } from "../../time/zone-offset.ts";

/** An IANA time zone, such as `America/New_York`. */
export const timeZone = z.string({ error: "Choose a time zone." }).refine(isTimeZone, "Choose a time zone from the list.");
