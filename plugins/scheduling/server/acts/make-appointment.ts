import type { PluginContext, Tx } from "@anteroom/core/server";
import { newId } from "@anteroom/core/server";
import { emptyBody, sealAppointment } from "../appointment-body.ts";
import { claimAppointment } from "../claims/claim-appointment.ts";
import { cellsOfClient } from "../claims/cells-of.ts";
import { claimSeat } from "../claims/claim-seat.ts";
import { claimCells } from "../claims/claim-time.ts";
import { openGroup } from "../groups/open-group.ts";
import type { GroupTerms, Together } from "../groups/open-group.ts";
import { appointments } from "../rows/appointments.ts";
import type { Appointment, Place } from "../rows/appointments.ts";
import { participants } from "../rows/participants.ts";
import type { RepeatWish } from "../rows/series.ts";
import type { Service } from "../rows/services.ts";
import { appointmentWorkflow } from "../workflow/appointment-workflow.ts";
import type { AppointmentInput } from "../workflow/appointment-events.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import { planOf } from "../workflow/plan-of.ts";

/** Who holds a time that several are offered at once, and its room. */
export interface SharedHold {
  id: string;
  roomId: string | null;
}

/** What is agreed of a service when an appointment of it is made. */
export type AgreedService = Pick<Service, "id" | "name" | "minutes" | "bufferBefore" | "bufferAfter" | "priceMinor" | "currency" | "lateMinutes" | "lateFeeMinor" | "noShowFeeMinor" | "seats">;

const usualTerms: GroupTerms = { eachPays: true, namesShown: false };

export interface NewAppointment {
  id: string;
  first: AppointmentInput["first"];
  service: AgreedService;
  staffId: string;
  secondStaffId?: string | null;
  /** Null while somebody new holds it on the public page. */
  clientId: string | null;
  /** The group that it joins; a service with several seats opens one of its own otherwise, on these terms. */
  together?: Together;
  terms?: GroupTerms;
  /** What holds professional and room for several people of whom one will have the time; it takes the client's own time alone then. */
  shared?: SharedHold;
  /** The portal user who asked for it or is offered it; null when staff booked it. */
  portalUserId: string | null;
  startsAt: number;
  place: Place;
  locationId: string | null;
  roomId?: string | null;
  zone: string;
  by: { side: "staff" | "portal"; id: string };
  note?: string;
  repeat?: RepeatWish | null;
  staffNote?: string;
  /** How long it is held, when it does not stand at once. */
  holdMs?: number;
  proposalId?: string | null;
  replacesId?: string | null;
  /** What moving has cost the client, for staff to decide once this takes the place of `replacesId`. */
  movedFeeMinor?: number;
  series?: { id: string; day: string };
  /** What whoever books has to do, or has done, for it. */
  pay?: Pick<Appointment, "payAsk" | "payMinor" | "payState">;
}

/** Takes the time and stores the appointment with who comes; its workflow posts the card and tells. @throws TakenError */
export async function makeAppointment(ctx: PluginContext, tx: Tx, made: NewAppointment): Promise<Appointment> {
  const { practiceId } = ctx;
  const { service } = made;
  const now = ctx.now();
  const endsAt = made.startsAt + service.minutes * 60_000;
  const time = { startsAt: made.startsAt, endsAt, busyFrom: made.startsAt - service.bufferBefore * 60_000, busyTo: endsAt + service.bufferAfter * 60_000 };
  const placed = { place: made.place, locationId: made.locationId, roomId: made.roomId ?? null };
  const { clientId, secondStaffId = null } = made;
  const wanted = { id: made.id, practiceId, staffId: made.staffId, secondStaffId, ...time, ...placed };
  // Who asks to move may ask for a time that reaches into the one they have, and may be offered one.
  const besideId = made.first === "requested" || made.proposalId ? (made.replacesId ?? null) : null;
  const together = made.together ?? (service.seats > 1 && made.first === "booked" ? await openGroup(ctx, tx, wanted, service.seats, made.terms ?? usualTerms) : null);
  if (made.shared && clientId !== null) await claimCells(ctx, tx, cellsOfClient(wanted, clientId));
  const { roomId } = together ?? made.shared ?? (await claimAppointment(ctx, tx, wanted, clientId === null ? [] : [clientId], besideId));
  if (together && clientId !== null) await claimSeat(ctx, tx, wanted, together.group, clientId);
  const row: Appointment = {
    id: made.id, practiceId, clientId, serviceId: service.id, serviceName: service.name, staffId: made.staffId, secondStaffId, groupId: together?.group.id ?? null, ...time, zone: made.zone, ...placed, roomId,
    state: made.first, sequence: 0, version: 0, expiresAt: null, undoUntil: null, movedKey: null, endedKey: null, endedSide: null, endedFrom: null, seriesId: made.series?.id ?? null, seriesDay: made.series?.day ?? null, proposalId: made.proposalId ?? null, replacesId: made.replacesId ?? null,
    bySide: made.by.side, byId: made.by.id, portalUserId: made.portalUserId,
    body: sealAppointment(ctx, made.id, { ...emptyBody, note: made.note ?? "", repeat: made.repeat ?? null, staffNote: made.staffNote ?? "" }),
    priceMinor: service.priceMinor, currency: service.currency, payAsk: "none", payMinor: 0, payState: "none", ...made.pay, lateMinutes: service.lateMinutes, lateFeeMinor: service.lateFeeMinor, noShowFeeMinor: service.noShowFeeMinor, feeMinor: 0, feeState: "none", movedFeeMinor: made.movedFeeMinor ?? 0, movedFeeState: "none",
    seats: service.seats, taken: clientId === null ? 0 : 1, lateBySide: null, lateBy: 0, createdAt: now, changedAt: now,
  };
  await ctx.model(appointments).create(row, { transaction: tx.sequelize });
  if (clientId !== null) await ctx.model(participants).create({ id: newId(), practiceId, appointmentId: made.id, clientId, portalUserId: made.portalUserId, role: "client", startsAt: time.startsAt, endsAt: time.endsAt, holds: 1, leftAt: null }, { transaction: tx.sequelize });
  const input: AppointmentInput = { first: made.first, holdMs: made.holdMs ?? 0, plan: await planOf(ctx, row) };
  await ctx.workflows.start(appointmentWorkflow, { subjectId: made.id, input }, tx);
  return (await loadAppointment(ctx, made.id, tx)) ?? row;
}
