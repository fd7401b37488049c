import type { PluginContext } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { openAppointment } from "../appointment-body.ts";
import { bookings, openBooking } from "../rows/bookings.ts";
import { collaterals, openCollateral } from "../rows/collaterals.ts";
import { listOfClient } from "../list-of-client.ts";

/** A client's appointments in words, for the client's own export; notes of staff are the practice's. */
export async function exportClient(ctx: PluginContext, clientId: string): Promise<unknown> {
  const all = [];
  for (let after: string | undefined; ; ) {
    const { rows, next } = await listOfClient(ctx, { clientId, after, size: 200 });
    for (const row of rows) {
      if (row.state === "held" || row.state === "released") continue;
      const { note, reason } = openAppointment(ctx, row);
      all.push({ service: row.serviceName, startsAt: iso(row.startsAt), endsAt: iso(row.endsAt), zone: row.zone, place: row.place, state: row.state, note, reason, priceMinor: row.priceMinor, feeMinor: row.feeState === "confirmed" ? row.feeMinor : 0, movedFeeMinor: row.movedFeeState === "confirmed" ? row.movedFeeMinor : 0, currency: row.currency });
    }
    if (next === null) {
      for (const row of await ctx.model(collaterals).findAll({ where: { practiceId: ctx.practiceId, clientId }, order: [["id", "ASC"]], limit: 200 })) {
        const { name, email, relation } = openCollateral(ctx, row.get());
        all.push({ invited: name, email, relation, answer: row.get().answer });
      }
      const sent = await ctx.model(bookings).findAll({ where: { practiceId: ctx.practiceId, clientId }, order: [["id", "ASC"]], limit: 20 });
      for (const row of sent) {
        const { secret: _, ...typed } = openBooking(ctx, row.get());
        all.push({ asked: "first appointment", ...typed });
      }
      return all;
    }
    after = next;
  }
}
