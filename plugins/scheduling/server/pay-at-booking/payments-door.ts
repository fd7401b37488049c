import { z } from "zod";
import { AppError } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import type { Appointment } from "../rows/appointments.ts";

const now = z.object({ live: z.boolean(), currency: z.string(), mayPay: z.boolean(), hasCard: z.boolean() });
const path = z.object({ path: z.string() });
const settled = z.object({ settled: z.boolean(), onItsWay: z.boolean() });

async function ask<Answer>(ctx: PluginContext, name: string, input: unknown, read: z.ZodType<Answer>): Promise<Answer | null> {
  const asked = await ctx.ask<unknown>(name, input);
  const found = asked.ok ? read.safeParse(asked.data) : null;
  return found?.success ? found.data : null;
}

/** Whether anything can be asked for at booking, and what the viewer can do about it; null where there are no payments. */
export const paymentsNow = (ctx: PluginContext, currency?: string): Promise<z.infer<typeof now> | null> => ask(ctx, "payments.at-booking", { currency }, now);

/** Whether what was asked for is done, or money for it is on its way. */
export const settledNow = async (ctx: PluginContext, bookingId: string): Promise<z.infer<typeof settled>> => (await ask(ctx, "payments.settled-at-booking", { bookingId }, settled)) ?? { settled: false, onItsWay: false };

/** The page where the viewer does what an appointment asks for. @throws AppError `UNAVAILABLE` */
export async function pageToPay(ctx: PluginContext, row: Pick<Appointment, "id" | "payAsk" | "payMinor" | "currency">, { until, returnPath }: { until: number | null; returnPath: string }): Promise<string> {
  const found = await ask(ctx, "payments.ask-at-booking", { bookingId: row.id, kind: row.payAsk === "card" ? "card" : "payment", amount: row.payMinor, currency: row.currency, holdUntil: until === null ? null : iso(until), returnPath }, path);
  if (!found) throw new AppError("UNAVAILABLE", "This does not work at the moment. You have not been charged. Try again in a few minutes, or write to your practice.");
  return found.path;
}
