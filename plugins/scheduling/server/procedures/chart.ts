import { z } from "zod";
import { idInput, pageCursor, personName } from "@anteroom/core/server";
import { asSeen } from "../acts/as-seen.ts";
import { iso } from "../appointment-facts.ts";
import { listOfClient } from "../list-of-client.ts";
import { staffProcedure } from "../trpc.ts";

/** A client's appointments for staff, the newest first. */
export const chart = staffProcedure
  .meta({ permission: "scheduling.see" })
  .input(z.object({ clientId: idInput(), after: pageCursor }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId, after } }) => {
    const client = await plugin.people.clientFor(viewer, clientId);
    const { rows, next } = await listOfClient(plugin, { clientId, order: "DESC", after });
    const staff = new Map((await plugin.people.staffWith("scheduling.see")).map((one) => [one.id, one.name]));
    return {
      now: iso(plugin.now()),
      name: personName(client),
      mayManage: plugin.holds("scheduling.manage"),
      lines: rows.map((row) => asSeen(row, "staff")).filter((row) => row.state !== "held" && row.state !== "released").map((row) => ({
        id: row.id, service: row.serviceName, professional: staff.get(row.staffId) ?? "", startsAt: iso(row.startsAt), endsAt: iso(row.endsAt), zone: row.zone, place: row.place, state: row.state, version: row.version,
        feeMinor: row.feeMinor, feeState: row.feeState, movedFeeMinor: row.movedFeeMinor, movedFeeState: row.movedFeeState, currency: row.currency, undoUntil: row.undoUntil === null ? null : iso(row.undoUntil), inSeries: row.seriesId !== null,
      })),
      next,
    };
  });
