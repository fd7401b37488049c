import type { PluginContext } from "@anteroom/core/server";
import { z } from "zod";

const known = z.object({ services: z.array(z.object({ id: z.string(), name: z.string(), priceMinor: z.number().int(), currency: z.string(), procedureCode: z.string() })) });

export type KnownService = z.infer<typeof known>["services"][number];

/** What can be booked at the practice in this currency, with price and code; nothing where scheduling is off. */
export async function knownServices(ctx: PluginContext, currency: string): Promise<KnownService[]> {
  const asked = await ctx.ask<unknown>("scheduling.services", {});
  const read = asked.ok ? known.safeParse(asked.data) : null;
  return (read?.data?.services ?? []).filter((one) => one.currency === currency);
}
