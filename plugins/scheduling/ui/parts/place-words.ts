import type { Place } from "../../server/rows/appointments.ts";

const words: Record<Place, string> = { video: "Video", phone: "Phone", "in-person": "In person" };

/** Where it takes place, in words: the location's name where there is one. */
export const placeWords = (place: Place, location?: string | null): string => (place === "in-person" && location ? location : words[place]);
