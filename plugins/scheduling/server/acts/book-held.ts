import type { PluginContext, PortalViewer } from "@anteroom/core/server";
import { openAppointment, sealAppointment } from "../appointment-body.ts";
import { appointments } from "../rows/appointments.ts";
import type { Appointment, AppointmentState } from "../rows/appointments.ts";
import type { RepeatWish } from "../rows/series.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import { planOf } from "../workflow/plan-of.ts";
import type { AskedTime } from "./hold-facts.ts";
import { moveOn } from "./move-on.ts";
import { sayLine } from "./say-line.ts";
import type { Line } from "./say-line.ts";

interface Booking {
  asks: boolean;
  repeat: RepeatWish | null;
  holdMs: number;
  /** What was asked for to book it, and done. */
  pay: Pick<Appointment, "payAsk" | "payMinor" | "payState">;
  said: (row: Appointment) => Line;
}

/** Makes an appointment of a time that this portal user holds; null when the hold has lapsed or was for another time. */
export async function bookHeld(ctx: PluginContext, viewer: PortalViewer, asked: AskedTime & { key: string; holdId: string; note: string }, { asks, repeat, holdMs, pay, said }: Booking): Promise<{ id: string; state: AppointmentState } | null> {
  return ctx.transaction((tx) =>
    ctx.once(`book-held:${asked.key}`, tx, async () => {
      const row = await loadAppointment(ctx, asked.holdId, tx);
      if (row?.portalUserId !== viewer.portalUserId || row.clientId !== viewer.clientId || row.state !== "held") return null;
      const same = row.serviceId === asked.serviceId && row.staffId === asked.staffId && row.startsAt === asked.startsAt && row.place === asked.place && row.locationId === asked.locationId;
      if (!same) return null;
      const known = openAppointment(ctx, row);
      const body = asked.note || repeat ? { body: sealAppointment(ctx, row.id, { ...known, note: asked.note || known.note, repeat }) } : {};
      await ctx.model(appointments).update({ ...pay, ...body }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
      const booked = await moveOn(ctx, tx, row, asks ? { type: "request", holdMs } : { type: "book", plan: await planOf(ctx, row) });
      await sayLine(ctx, tx, booked, `book:${row.id}`, said(booked));
      await ctx.audit(asks ? "requested" : "booked", { subject: row.id, clientId: viewer.clientId }, tx);
      return { id: row.id, state: booked.state };
    }),
  );
}
