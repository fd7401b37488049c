import { addDays, instantOf, readDate, wallTime, writeDate } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { loadSlots } from "./load-slots.ts";
import type { OpenSlot, SlotRequest } from "./load-slots.ts";

const dayMs = 86_400_000;
const windowDays = 14;
const shownDays = 3;

/** The next three days with openings from a day on, in the reader's zone; `next` is the day to ask from for more, null when the horizon is reached. */
export async function openDays(ctx: PluginContext, asked: Omit<SlotRequest, "within">, { zone, from }: { zone: string; from: string }): Promise<{ days: { day: string; slots: OpenSlot[] }[]; next: string | null }> {
  const now = ctx.now();
  const horizon = now + (await ctx.setting<number>("horizonDays")) * dayMs;
  const first = readDate(from);
  let at = Math.max(now, first ? instantOf(first, 0, zone) : now);
  const days = new Map<string, OpenSlot[]>();
  // Stretches of two weeks until there is enough to show: a full calendar costs a few questions, an open one costs one.
  while (days.size <= shownDays && at <= horizon) {
    const end = instantOf(addDays(wallTime(at, zone), windowDays), 0, zone);
    for (const slot of await loadSlots(ctx, { ...asked, within: { from: at, to: end } })) {
      const day = writeDate(wallTime(slot.startsAt, zone));
      days.set(day, [...(days.get(day) ?? []), slot]);
    }
    at = end;
  }
  const all = [...days];
  return { days: all.slice(0, shownDays).map(([day, slots]) => ({ day, slots })), next: all[shownDays]?.[0] ?? null };
}
