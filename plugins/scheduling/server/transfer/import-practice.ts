import { z } from "zod";
import type { ModelDefinition, PluginContext } from "@anteroom/core/server";
import { emptyBody, sealAppointment } from "../appointment-body.ts";
import { cellsOfClient, cellsOfPlace, cellsOfSeats } from "../claims/cells-of.ts";
import { sealProposal } from "../proposals/proposal-body.ts";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { bookings, sealBooking } from "../rows/bookings.ts";
import type { BookingBody } from "../rows/bookings.ts";
import { busy } from "../rows/busy.ts";
import { cells } from "../rows/cells.ts";
import type { Cell } from "../rows/cells.ts";
import { collaterals, sealCollateral } from "../rows/collaterals.ts";
import type { CollateralBody } from "../rows/collaterals.ts";
import { participants } from "../rows/participants.ts";
import type { Participant } from "../rows/participants.ts";
import { proposals } from "../rows/proposals.ts";
import { rhythms } from "../rows/series.ts";
import { holding } from "../slots/load-slots.ts";
import { plainTables } from "./export-practice.ts";

const value = z.union([z.string(), z.number(), z.null()]);
const words = z.record(z.string(), z.string());
const appointmentBody = z.object({ note: z.string(), staffNote: z.string(), reason: z.string(), repeat: z.object({ rhythm: z.enum(rhythms), times: z.number() }).nullable() }).partial();
const exported = z.object({ table: z.string(), row: z.object({ id: z.string() }).catchall(z.union([value, words, appointmentBody])) });
type Any = { id: string; practiceId: string };

/** The columns that the table has, of what was read. */
function known(table: ModelDefinition<never>, row: Record<string, unknown>): Record<string, unknown> {
  const names = Object.keys(table.attributes as object);
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));
}

async function keep(ctx: PluginContext, table: unknown, row: Record<string, unknown>): Promise<void> {
  const definition = table as ModelDefinition<Any>;
  if (await ctx.model(definition).findOne({ where: { practiceId: ctx.practiceId, id: String(row["id"]) } })) return;
  await ctx.model(definition).create({ ...known(table as ModelDefinition<never>, row), practiceId: ctx.practiceId } as never);
}

/** Times that are to come are taken again; what two have in common stays with the first, and staff see both. */
async function take(ctx: PluginContext, wanted: readonly Cell[]): Promise<void> {
  if (wanted.length > 0) await ctx.model(cells).bulkCreate([...wanted], { ignoreDuplicates: true });
}

async function takeSeat(ctx: PluginContext, part: Appointment, groupId: string): Promise<void> {
  const where = { practiceId: ctx.practiceId, kind: "g" as const, subjectId: groupId };
  if (await ctx.model(cells).findOne({ where: { ...where, appointmentId: part.id } })) return;
  const taken = await ctx.model(cells).count({ where });
  await take(ctx, cellsOfSeats(part, { id: groupId, seats: taken + 1 }).slice(taken));
}

/** Takes the rows back, each once. */
export async function importPractice(ctx: PluginContext, rows: AsyncIterable<unknown>): Promise<void> {
  for await (const one of rows) {
    const { table, row } = exported.parse(one);
    const plain = plainTables[table as keyof typeof plainTables] as unknown;
    if (plain) await keep(ctx, plain, row);
    else if (table === "busy") await keep(ctx, busy, row);
    else if (table === "proposal") await keep(ctx, proposals, { ...row, body: sealProposal(ctx, row.id, { note: "", answer: "", ...words.parse(row["body"]) }) });
    else if (table === "booking") await keep(ctx, bookings, { ...row, body: sealBooking(ctx, row.id, JSON.parse(words.parse(row["body"])["sent"] ?? "{}") as BookingBody) });
    else if (table === "collateral") await keep(ctx, collaterals, { ...row, body: sealCollateral(ctx, row.id, JSON.parse(words.parse(row["body"])["sent"] ?? "{}") as CollateralBody) });
    else if (table === "appointment") {
      await keep(ctx, appointments, { ...row, body: sealAppointment(ctx, row.id, { ...emptyBody, ...appointmentBody.parse(row["body"]) }) });
      const kept = { ...(row as unknown as Appointment), practiceId: ctx.practiceId };
      if (holding.includes(kept.state) && kept.endsAt > ctx.now()) await take(ctx, cellsOfPlace({ ...kept, secondStaffId: kept.secondStaffId ?? null, id: kept.groupId ?? kept.id }));
    } else if (table === "participant") {
      await keep(ctx, participants, row);
      const kept = row as unknown as Participant;
      const found = await ctx.model(appointments).findOne({ where: { practiceId: ctx.practiceId, id: kept.appointmentId } });
      if (!found || Number(kept.holds) !== 1 || Number(kept.endsAt) <= ctx.now()) continue;
      const part = plainAppointment(found);
      await take(ctx, cellsOfClient(part, kept.clientId));
      if (part.groupId !== null) await takeSeat(ctx, part, part.groupId);
    }
  }
}
