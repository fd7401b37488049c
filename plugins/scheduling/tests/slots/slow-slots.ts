import { wallTime, writeDate } from "@anteroom/core/server";
import type { SlotQuestion } from "../../server/slots/slot-input.ts";

const minute = 60_000;
const step = 5 * minute;

/** The same question answered slowly and obviously: every five minutes is looked at alone, with no span, pointer or arithmetic on days. */
export function slowSlots({ availability: { zone, hours, exceptions }, rules, busy, appointments, clientBusy = [], now, within }: SlotQuestion): number[] {
  const dayOf = (at: number): string => writeDate(wallTime(at, zone));
  const usual = (at: number) => {
    const { weekday } = wallTime(at, zone);
    const day = dayOf(at);
    return hours.filter((one) => one.weekday === weekday && (!one.firstDay || one.firstDay <= day) && (!one.lastDay || day <= one.lastDay));
  };
  const opening = (at: number) => [...usual(at), ...exceptions.filter((one) => one.open && one.day === dayOf(at))];
  const has = (one: { from: number; to: number }, minutes: number): boolean => one.from <= minutes && minutes < one.to;
  const isOpen = (at: number): boolean => {
    const { minutes } = wallTime(at, zone);
    if (exceptions.some((one) => !one.open && one.day === dayOf(at) && has(one, minutes))) return false;
    return opening(at).some((one) => has(one, minutes));
  };
  /** Back over hours that overlap or touch, to where they begin on the wall. */
  const beginning = (at: number): number => {
    const all = opening(at);
    let begin = wallTime(at, zone).minutes;
    for (;;) {
      const longer = all.find((one) => one.from < begin && one.to >= begin);
      if (!longer) return begin;
      begin = longer.from;
    }
  };
  const meets = (spans: readonly { from: number; to: number }[], from: number, to: number): boolean => spans.some((one) => one.from < to && one.to > from);
  const monday = (at: number): string => {
    const { year, month, day, weekday } = wallTime(at, zone);
    return new Date(Date.UTC(year, month - 1, day - ((weekday + 6) % 7))).toISOString();
  };

  const found: number[] = [];
  for (let at = Math.ceil(within.from / step) * step; at < within.to; at += step) {
    if (at < now + rules.notice * minute || at > now + rules.horizon * minute) continue;
    const [end, from, to] = [at + rules.minutes * minute, at - rules.bufferBefore * minute, at + (rules.minutes + rules.bufferAfter) * minute];
    let open = true;
    for (let cell = at; cell < end; cell += step) open &&= isOpen(cell);
    if (!open || (wallTime(at, zone).minutes - beginning(at)) % rules.interval !== 0) continue;
    if (meets(busy, from, to) || meets(appointments, from, to) || meets(clientBusy, at, end)) continue;
    const gaps = appointments.flatMap((one) => [from - one.to, one.from - to]).filter((gap) => gap > 0);
    if (gaps.some((gap) => gap < rules.shortestGap * minute)) continue;
    if (rules.mostADay !== null && appointments.filter((one) => dayOf(one.startsAt) === dayOf(at)).length >= rules.mostADay) continue;
    if (rules.mostAWeek !== null && appointments.filter((one) => monday(one.startsAt) === monday(at)).length >= rules.mostAWeek) continue;
    found.push(at);
  }
  return found;
}
