import type { Place } from "../../server/rows/appointments.ts";
import { placeWords } from "./place-words.ts";

export interface PlaceChoice {
  /** What the form sends; `readPlace` takes it apart. */
  value: string;
  label: string;
}

/** The places to choose from: each location of its own where there are some. */
export function placeChoices(places: readonly Place[], locations: readonly { id: string; name: string }[]): PlaceChoice[] {
  return places.flatMap((place) =>
    place === "in-person" && locations.length > 0 ? locations.map(({ id, name }) => ({ value: placeValue(place, id), label: name })) : [{ value: place, label: placeWords(place) }],
  );
}

export const placeValue = (place: Place, locationId: string | null): string => (place === "in-person" && locationId ? `in-person:${locationId}` : place);

export function readPlace(value: string): { place: Place; locationId: string } {
  const [place = "", locationId = ""] = value.split(":");
  // The server's schema has the last word on what a place is.
  return { place: place as Place, locationId };
}
