import { instantOf, readDate, readLocal } from "@anteroom/core/time/wall-time.ts";
import { dayKey } from "@anteroom/core/time/format-time.ts";
import type { SentForm } from "@anteroom/core/ui/plugin-form.ts";
import type { SchedulingRouter } from "../../server/router.ts";
import type { Place } from "../../server/rows/appointments.ts";
import { chosenSlot } from "./chosen-slot.ts";
import type { ChosenSlot } from "./chosen-slot.ts";
import { placeChoices, readPlace } from "./place-choices.ts";
import type { SlotDay } from "./slot-days.tsx";

type Api = ReturnType<SchedulingRouter["createCaller"]>;
export type SetUp = Awaited<ReturnType<Api["setUp"]>>;

const weekMs = 7 * 86_400_000;

interface Asked {
  setUp: SetUp;
  service: { id: string; places: readonly Place[]; professionalIds: readonly string[] };
  /** The page's own query: `place`, `with`, `from`, a day. */
  query: URLSearchParams;
  clientId: string;
  moving?: string;
  preferred?: { place: string; staffId: string };
}

/** A week of free times for staff to choose from, by day of the reader's zone (`clock`); `zone` is the one of the place or the professional. */
export async function loadStaffSlots(api: Api, { setUp, service, query, clientId, moving = "", preferred }: Asked) {
  const { zone: clock } = await api.whose();
  const choices = placeChoices(service.places, setUp.locations.filter(({ id, archived }) => !archived || (preferred && id === readPlace(preferred.place).locationId)));
  const of = (value: string | null | undefined) => choices.find((choice) => choice.value === value);
  const place = of(query.get("place")) ?? of(preferred?.place) ?? choices[0] ?? { value: "video", label: "Video" };
  const people = setUp.professionals.filter(({ id }) => service.professionalIds.length === 0 || service.professionalIds.includes(id));
  const wanted = query.get("with") ?? preferred?.staffId ?? setUp.me;
  const staffId = people.find(({ id }) => id === wanted)?.id ?? people[0]?.id ?? "";
  const asked = readDate(query.get("from") ?? "");
  const now = Math.ceil(Date.now() / 300_000) * 300_000;
  const from = asked ? Math.max(now, instantOf(asked, 0, clock)) : now;
  const found = staffId === "" ? [] : (await api.staffOpenings({ serviceId: service.id, staffIds: [staffId], clientId, ...readPlace(place.value), from: new Date(from).toISOString(), to: new Date(from + weekMs).toISOString(), moving })).slots;
  const days = new Map<string, ChosenSlot[]>();
  for (const slot of found) days.set(dayKey(slot.startsAt, clock), [...(days.get(dayKey(slot.startsAt, clock)) ?? []), slot]);
  return {
    choices, place, people, staffId, clock,
    zone: setUp.locations.find(({ id }) => id === readPlace(place.value).locationId)?.zone ?? people.find(({ id }) => id === staffId)?.zone ?? setUp.zone,
    from: dayKey(from, clock), later: dayKey(from + weekMs, clock),
    days: [...days].map(([day, slots]): SlotDay => ({ day, slots })),
  };
}

export type StaffSlots = Awaited<ReturnType<typeof loadStaffSlots>>;

/** The time that staff chose or wrote (`another`, on the reader's clock), or what to do, by field. */
export function staffSlot(form: SentForm, zone: string): ChosenSlot | Record<string, string> {
  const written = form.text("another");
  const chosen = chosenSlot(form);
  if (written === "") return typeof chosen === "string" ? { slot: chosen } : chosen;
  if (typeof chosen !== "string") return { another: "Choose a time above or write one, not both." };
  const at = readLocal(written, zone);
  return at === null ? { another: "Write a day and a time." } : { startsAt: new Date(at).toISOString(), staffId: form.text("with") };
}

export const isSlot = (slot: ChosenSlot | Record<string, string>): slot is ChosenSlot => "startsAt" in slot;
