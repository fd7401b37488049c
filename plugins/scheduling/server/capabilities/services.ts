import { z } from "zod";
import { capability } from "@anteroom/core/server";
import { plainService, services } from "../rows/services.ts";

/** What can be booked, in the practice's order: names, lengths in minutes, prices in minor units, and procedure codes (empty without one). Staff and the portal itself are told; portal users have pages of their own. */
export const servicesCapability = capability({
  version: 1,
  input: z.object({}),
  output: z.object({ services: z.array(z.object({ id: z.string(), name: z.string(), minutes: z.number().int(), priceMinor: z.number().int(), currency: z.string(), procedureCode: z.string() })) }),
  example: { input: {}, output: { services: [{ id: "01JD0000000000000000000003", name: "Therapy session", minutes: 50, priceMinor: 12_000, currency: "USD", procedureCode: "90834" }] } },
  async run(ctx) {
    if (ctx.viewer?.kind === "portal") return { services: [] };
    const rows = (await ctx.model(services).findAll({ where: { practiceId: ctx.practiceId, archivedAt: null }, order: [["position", "ASC"], ["id", "ASC"]], limit: 200 })).map(plainService);
    return { services: rows.map(({ id, name, minutes, priceMinor, currency, procedureCode }) => ({ id, name, minutes, priceMinor, currency, procedureCode })) };
  },
});
