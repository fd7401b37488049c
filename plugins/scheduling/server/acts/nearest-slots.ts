import type { PluginContext, Tx } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { TakenError } from "../claims/taken-error.ts";
import { loadSlots } from "../slots/load-slots.ts";
import type { OpenSlot, SlotRequest } from "../slots/load-slots.ts";

const dayMs = 86_400_000;
const shown = 3;

export type Wanted = Omit<SlotRequest, "within">;

/** The free times nearest to one that is gone, in the order of the clock. */
export async function nearestSlots(ctx: PluginContext, wanted: Wanted, startsAt: number): Promise<OpenSlot[]> {
  const around = (days: number): Promise<OpenSlot[]> => loadSlots(ctx, { ...wanted, within: { from: Math.max(ctx.now(), startsAt - days * dayMs), to: startsAt + (days + 1) * dayMs } });
  const close = await around(2);
  const slots = close.length >= shown ? close : await around(14);
  const near = [...slots].sort((a, b) => Math.abs(a.startsAt - startsAt) - Math.abs(b.startsAt - startsAt)).slice(0, shown);
  return near.sort((a, b) => a.startsAt - b.startsAt);
}

/** Runs what books; when the time is taken, says so together with the nearest free times. @throws TakenError */
export async function orNearest<T>(ctx: PluginContext, wanted: Wanted, startsAt: number, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof TakenError)) throw error;
    const next = await nearestSlots(ctx, wanted, startsAt);
    throw new TakenError(error.kind, next.map((slot) => ({ startsAt: iso(slot.startsAt), endsAt: iso(slot.endsAt), staffId: slot.staffId })));
  }
}

/** With `tx`, what is found stays so until it ends. @throws TakenError when the time is not among those that can be booked now. */
export async function checkOpen(ctx: PluginContext, wanted: Wanted, startsAt: number, tx?: Tx): Promise<void> {
  const [slot] = await loadSlots(ctx, { ...wanted, within: { from: startsAt, to: startsAt + 1 } }, tx);
  if (!slot) throw new TakenError("s");
}
