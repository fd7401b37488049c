import { Op } from "sequelize";
import type { ModelDefinition, PluginContext } from "@anteroom/core/server";
import { openAppointment } from "../appointment-body.ts";
import { openProposal } from "../proposals/proposal-body.ts";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import { bookings, openBooking } from "../rows/bookings.ts";
import { busy } from "../rows/busy.ts";
import { collaterals, openCollateral, plainCollateral } from "../rows/collaterals.ts";
import { groups } from "../rows/groups.ts";
import { hours } from "../rows/hours.ts";
import { locations, rooms } from "../rows/locations.ts";
import { participants } from "../rows/participants.ts";
import { proposals } from "../rows/proposals.ts";
import { publicPages } from "../rows/public-pages.ts";
import { series } from "../rows/series.ts";
import { services } from "../rows/services.ts";
import { waitOffers } from "../rows/wait-offers.ts";
import { waits } from "../rows/waits.ts";

/** Tables that travel as they are; calendars outside and feeds do not, since their addresses are secrets to be made anew. */
export const plainTables = { service: services, location: locations, room: rooms, hours, series, wait: waits, waitOffer: waitOffers, "public-page": publicPages, group: groups } as const;

const page = 200;

async function* rowsOf<Row extends { id: string }>(ctx: PluginContext, table: ModelDefinition<Row>, where: object = {}): AsyncIterable<{ get(): Row }> {
  let after = "";
  for (;;) {
    const rows = await ctx.model(table).findAll({ where: { ...where, practiceId: ctx.practiceId, id: { [Op.gt]: after } } as never, order: [["id", "ASC"]], limit: page });
    for (const row of rows) yield { get: () => row.get() };
    const last = rows.at(-1)?.get() as Row | undefined;
    if (rows.length < page || !last) return;
    after = last.id;
  }
}

/** Every row with its words opened; the core brings the workflows and the cards itself. */
export async function* exportPractice(ctx: PluginContext): AsyncIterable<unknown> {
  for (const [table, model] of Object.entries(plainTables)) for await (const row of rowsOf(ctx, model as ModelDefinition<{ id: string }>)) yield { table, row: { ...row.get(), practiceId: undefined } };
  for await (const row of rowsOf(ctx, busy, { calendarId: null })) yield { table: "busy", row: { ...row.get(), practiceId: undefined } };
  for await (const row of rowsOf(ctx, proposals)) yield { table: "proposal", row: { ...row.get(), practiceId: undefined, body: openProposal(ctx, row.get()) } };
  for await (const row of rowsOf(ctx, appointments)) yield { table: "appointment", row: { ...plainAppointment(row), practiceId: undefined, body: openAppointment(ctx, row.get()) } };
  for await (const row of rowsOf(ctx, bookings, { state: ["asked", "accepted", "declined"] })) yield { table: "booking", row: { ...row.get(), practiceId: undefined, body: { sent: JSON.stringify(openBooking(ctx, row.get())) } } };
  for await (const row of rowsOf(ctx, collaterals)) yield { table: "collateral", row: { ...plainCollateral(row), practiceId: undefined, body: { sent: JSON.stringify(openCollateral(ctx, row.get())) } } };
  for await (const row of rowsOf(ctx, participants)) yield { table: "participant", row: { ...row.get(), practiceId: undefined } };
}
