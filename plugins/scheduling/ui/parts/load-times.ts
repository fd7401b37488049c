import type { SchedulingRouter } from "../../server/router.ts";
import type { Place } from "../../server/rows/appointments.ts";
import { placeChoices, readPlace } from "./place-choices.ts";

interface Asked {
  service: { id: string; places: readonly Place[]; professionals: readonly { id: string; name: string }[] };
  locations: readonly { id: string; name: string }[];
  /** The page's own query: `place`, `with`, `from`, and `trail`, the days that earlier pages began with. */
  query: URLSearchParams;
  /** The appointment that is moved. */
  moving?: string;
  /** What is preferred until something is chosen. */
  preferred?: { place: string; staffId: string };
}

/** The times of a page on which one is chosen, with what can be chosen otherwise and where Earlier and More lead. */
export async function loadTimes(api: ReturnType<SchedulingRouter["createCaller"]>, { service, locations, query, moving = "", preferred }: Asked) {
  const choices = placeChoices(service.places, locations);
  const of = (value: string | null | undefined) => choices.find((choice) => choice.value === value);
  const place = of(query.get("place")) ?? of(preferred?.place) ?? choices[0] ?? { value: "video", label: "Video" };
  const wanted = query.get("with") ?? preferred?.staffId ?? "";
  const staffId = service.professionals.some(({ id }) => id === wanted) ? wanted : "";
  const from = query.get("from") ?? "";
  const trail = (query.get("trail") ?? "").split(".").filter(Boolean);
  const openings = await api.openings({ serviceId: service.id, staffId, ...readPlace(place.value), from, moving });
  const to = (day: string, before: readonly string[]): string => `?${new URLSearchParams({ place: place.value, with: staffId, ...(day ? { from: day } : {}), ...(before.length > 0 ? { trail: before.join(".") } : {}) }).toString()}`;
  return {
    ...openings,
    choices, place, staffId,
    people: service.professionals.map(({ id, name }) => ({ id, name })),
    more: openings.next === null ? null : to(openings.next, [...trail, from || openings.today]),
    earlier: from ? to(trail.length > 1 ? (trail.at(-1) ?? "") : "", trail.slice(0, -1)) : null,
  };
}

export type Times = Awaited<ReturnType<typeof loadTimes>>;
