import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { places } from "../rows/appointments.ts";

const optionalId = (said?: string) => z.string().default("").transform((text) => text || null).pipe(idInput(said).nullable());

/** An instant as ISO, UTC, on a minute that five divides. */
export const startInput = z.iso.datetime({ error: "Choose a time." }).transform((text) => Date.parse(text)).refine((at) => at % 300_000 === 0, "Choose a time that five minutes divide.");

export const placeInput = { place: z.enum(places, { error: "Choose where it takes place." }), locationId: optionalId("Choose a place.") };

export const noteInput = z.string().trim().max(1000, "Use 1,000 characters or fewer.").default("");

export const reasonInput = z.string().trim().max(500, "Use 500 characters or fewer.").default("");

export { optionalId };
