import { defineModel } from "@anteroom/core/server";
import { DataTypes } from "sequelize";
import type { PayAsk } from "./services.ts";

/**
 * Where an appointment stands. `held` waits for a press on the confirm page, `requested` and `proposed` hold their time until `expiresAt`;
 * `released` was held or proposed and is free again.
 */
export const appointmentStates = ["held", "requested", "proposed", "booked", "confirmed", "cancelled", "late-cancelled", "practice-cancelled", "declined", "expired", "released", "rescheduled", "completed", "no-show"] as const;
export type AppointmentState = (typeof appointmentStates)[number];

/** Those that will take place unless something happens. */
export const standing: readonly AppointmentState[] = ["booked", "confirmed"];

/** Where it takes place. */
export const places = ["video", "in-person", "phone"] as const;
export type Place = (typeof places)[number];

/** Of a fee: staff decide what was proposed. */
export type FeeState = "none" | "proposed" | "confirmed" | "waived";

/** One appointment, or a time that is held for one. Times are epoch milliseconds. */
export interface Appointment {
  id: string;
  practiceId: string;
  /** The client whom it was booked for; null while somebody new holds it on the public page. */
  clientId: string | null;
  serviceId: string;
  /** As the service was called when it was booked. */
  serviceName: string;
  /** The professional. */
  staffId: string;
  /** A colleague who leads it together with them, and is taken for it as well. */
  secondStaffId: string | null;
  /** What it takes place together with (`Group`); its own part is this client's alone. */
  groupId: string | null;
  startsAt: number;
  endsAt: number;
  /** With the buffers of the service: what professional and room are taken for. */
  busyFrom: number;
  busyTo: number;
  /** IANA zone of the place, or of the professional for video and phone: an appointment in person is told in it. */
  zone: string;
  place: Place;
  locationId: string | null;
  roomId: string | null;
  state: AppointmentState;
  /** Grows with each change; the SEQUENCE of its calendar file. */
  sequence: number;
  version: number;
  /** When a hold, request or proposal ends by itself. */
  expiresAt: number | null;
  /** A cancellation can be taken back until then; it counts from then on. */
  undoUntil: number | null;
  /** The call of whoever moved it together with others of its series, or cancelled it with them. */
  movedKey: string | null;
  endedKey: string | null;
  /** The side that pressed cancel, also when the practice did for the client, and how it stood before. */
  endedSide: "staff" | "portal" | null;
  endedFrom: AppointmentState | null;
  seriesId: string | null;
  /** The day that the series gave it, `2026-11-26`, wherever it was moved since. */
  seriesDay: string | null;
  proposalId: string | null;
  /** The appointment that stays until this one is accepted. */
  replacesId: string | null;
  bySide: "staff" | "portal";
  byId: string;
  /** The portal user whose conversation it stands in. */
  portalUserId: string | null;
  /** Sealed: what was written (`AppointmentBody`). */
  body: string;
  /** What was agreed to when it was booked, in minor units of `currency`. */
  priceMinor: number;
  currency: string;
  /** What was asked for to book it, and the amount; `due` until it is done, `lost` when it came too late and the time was gone. */
  payAsk: PayAsk;
  payMinor: number;
  payState: "none" | "due" | "done" | "lost";
  /** Minutes before the start from which cancelling is late. */
  lateMinutes: number;
  lateFeeMinor: number;
  noShowFeeMinor: number;
  feeMinor: number;
  feeState: FeeState;
  /** For moving it late: apart from the fee for how it ends, since an appointment can come to owe both. `none` with an amount waits for a move to be accepted. */
  movedFeeMinor: number;
  movedFeeState: FeeState;
  seats: number;
  taken: number;
  /** Minutes that either side said it would be late. */
  lateBySide: "staff" | "portal" | null;
  lateBy: number;
  createdAt: number;
  changedAt: number;
}

const { STRING, TEXT, BIGINT, INTEGER } = DataTypes;
const key = { type: STRING(26), allowNull: false } as const;
const id = { type: STRING(26), allowNull: true } as const;
const word = { type: STRING(20), allowNull: false } as const;
const maybeWord = { type: STRING(20), allowNull: true } as const;
const maybeKey = { type: STRING(40), allowNull: true } as const;
const at = { type: BIGINT, allowNull: false } as const;
const maybeAt = { type: BIGINT, allowNull: true } as const;
const whole = { type: INTEGER, allowNull: false } as const;

export const appointments = defineModel<Appointment>({
  name: "appointment",
  table: "scheduling_appointments",
  attributes: {
    id: { type: STRING(26), primaryKey: true },
    practiceId: key, clientId: id, serviceId: key, serviceName: { type: STRING(120), allowNull: false }, staffId: key, secondStaffId: id, groupId: id,
    startsAt: at, endsAt: at, busyFrom: at, busyTo: at, zone: { type: STRING(64), allowNull: false }, place: word, locationId: id, roomId: id,
    state: word, sequence: whole, version: whole, expiresAt: maybeAt, undoUntil: maybeAt, movedKey: maybeKey, endedKey: maybeKey, endedSide: maybeWord, endedFrom: maybeWord, seriesId: id, seriesDay: { type: STRING(10), allowNull: true }, proposalId: id, replacesId: id,
    bySide: word, byId: key, portalUserId: id, body: { type: TEXT, allowNull: false },
    priceMinor: whole, currency: { type: STRING(3), allowNull: false }, payAsk: { ...word, defaultValue: "none" }, payMinor: { ...whole, defaultValue: 0 }, payState: { ...word, defaultValue: "none" }, lateMinutes: whole, lateFeeMinor: whole, noShowFeeMinor: whole, feeMinor: whole, feeState: word, movedFeeMinor: { ...whole, defaultValue: 0 }, movedFeeState: { ...word, defaultValue: "none" },
    seats: whole, taken: whole, lateBySide: maybeWord, lateBy: whole, createdAt: at, changedAt: at,
  },
});

/** A row as numbers where a driver answers text. */
export function plainAppointment(row: { get(): Appointment }): Appointment {
  const all = row.get();
  const number = (value: number | null): number | null => (value === null ? null : Number(value));
  return {
    ...all, startsAt: Number(all.startsAt), endsAt: Number(all.endsAt), busyFrom: Number(all.busyFrom), busyTo: Number(all.busyTo),
    expiresAt: number(all.expiresAt), undoUntil: number(all.undoUntil), createdAt: Number(all.createdAt), changedAt: Number(all.changedAt),
    priceMinor: Number(all.priceMinor), payMinor: Number(all.payMinor), lateMinutes: Number(all.lateMinutes), lateFeeMinor: Number(all.lateFeeMinor), noShowFeeMinor: Number(all.noShowFeeMinor), feeMinor: Number(all.feeMinor), movedFeeMinor: Number(all.movedFeeMinor),
    sequence: Number(all.sequence), version: Number(all.version), seats: Number(all.seats), taken: Number(all.taken), lateBy: Number(all.lateBy),
  };
}
