import { Op } from "sequelize";
import type { PluginContext, StaffMember, Tx } from "@anteroom/core/server";
import { moveRequestsOf } from "../acts/move-requests-of.ts";
import { readSettings } from "../read-settings.ts";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import type { Appointment, AppointmentState, Place } from "../rows/appointments.ts";
import { busy, plainBusy } from "../rows/busy.ts";
import { hours, plainHours } from "../rows/hours.ts";
import { rooms } from "../rows/locations.ts";
import { participants } from "../rows/participants.ts";
import type { Service } from "../rows/services.ts";
import { findSlots } from "./find-slots.ts";
import type { Slot } from "./find-slots.ts";
import type { SlotRules, Span } from "./slot-input.ts";

const dayMs = 86_400_000;
const hourMinutes = 60;

/** States that take their time. */
export const holding: readonly AppointmentState[] = ["held", "requested", "proposed", "booked", "confirmed", "completed", "no-show"];

export interface SlotRequest {
  service: Service;
  professionals: readonly StaffMember[];
  place: Place;
  locationId: string | null;
  /** Whose own appointments are kept clear. */
  clientId?: string | null | undefined;
  /** The appointment that would move: its time counts as free. */
  ignoring?: string | undefined;
  within: Span;
  /** Staff may book at short notice and beyond the horizon. */
  forStaff?: boolean | undefined;
}

export interface OpenSlot extends Slot {
  staffId: string;
}

const overlaps = (one: Span, from: number, to: number): boolean => one.from < to && one.to > from;

/** Everything that can be booked of a service, by time and professional; five to seven questions to the database, however many professionals and days. With `tx`, appointments are as of this moment and stay so until it ends. */
export async function loadSlots(ctx: PluginContext, asked: SlotRequest, tx?: Tx): Promise<OpenSlot[]> {
  const { service, professionals, within, locationId } = asked;
  if (professionals.length === 0 || within.from >= within.to) return [];
  const { practiceId } = ctx;
  const staffId = professionals.map((one) => one.id);
  const inRooms = asked.place === "in-person" && locationId !== null;
  const allRooms = inRooms ? (await ctx.model(rooms).findAll({ where: { practiceId, locationId, archivedAt: null } })).map((row) => row.get().id) : [];
  // A week to either side, since caps count whole weeks.
  const range = { [Op.gte]: within.from - 8 * dayMs, [Op.lt]: within.to + 8 * dayMs };
  const [open, off, taken, own] = await Promise.all([
    ctx.model(hours).findAll({ where: { practiceId, staffId } }),
    ctx.model(busy).findAll({ where: { practiceId, staffId, endsAt: { [Op.gt]: within.from - dayMs }, startsAt: { [Op.lt]: within.to + dayMs } } }),
    ctx.model(appointments).findAll({
      where: { practiceId, startsAt: range, [Op.and]: [{ [Op.or]: [{ staffId }, { secondStaffId: staffId }, ...(allRooms.length > 0 ? [{ roomId: allRooms }] : [])] }, { [Op.or]: [{ state: [...holding] }, { undoUntil: { [Op.ne]: null } }] }] },
      attributes: ["id", "staffId", "secondStaffId", "groupId", "roomId", "startsAt", "busyFrom", "busyTo"],
      ...(tx ? { transaction: tx.sequelize, lock: true } : {}),
    }),
    asked.clientId ? ctx.model(participants).findAll({ where: { practiceId, clientId: asked.clientId, holds: 1, startsAt: { [Op.gte]: within.from - dayMs, [Op.lt]: within.to + dayMs } } }) : [],
  ]);
  const allTaken = taken.map(plainAppointment);
  // What it was asked to move to before is given up with another move.
  const ignored = new Set(asked.ignoring === undefined ? [] : [asked.ignoring, ...(await moveRequestsOf(ctx, asked.ignoring)).map((row) => row.id)]);
  const moving = allTaken.find((row) => row.id === asked.ignoring);
  const stays = allTaken.filter((row) => !ignored.has(row.id) && (row.groupId === null || row.groupId !== moving?.groupId));
  // A group is one appointment of its professional, however many come.
  const takenRows = [...new Map(stays.map((row) => [row.groupId ?? row.id, row])).values()];
  const clientBusy = own.map((row) => row.get()).filter((row) => !ignored.has(row.appointmentId)).map((row) => ({ from: Number(row.startsAt), to: Number(row.endsAt) }));
  const openRows = open.map(plainHours).filter((row) => row.locationId === null || (inRooms && row.locationId === locationId));
  const offRows = off.map(plainBusy);

  // All before the work begins: settings are remembered for a moment only, and what follows may take longer.
  const rules = new Map<string, SlotRules>();
  for (const { id } of professionals) rules.set(id, await rulesOf(ctx, service, id, asked.forStaff ?? false));

  const mineOf = { open: byStaff(openRows), off: byStaff(offRows), taken: byStaff(takenRows.flatMap((row) => (row.secondStaffId === null ? [row] : [row, { ...row, staffId: row.secondStaffId }]))) };
  const at = new Map<number, OpenSlot[]>();
  for (const professional of [...professionals].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const rule = rules.get(professional.id);
    if (!rule) continue;
    const mine = mineOf.open.get(professional.id) ?? [];
    const slots = findSlots({
      availability: {
        zone: professional.timeZone,
        hours: mine.flatMap((row) => (row.kind === "weekly" ? [{ weekday: row.weekday ?? 0, from: row.fromMinutes, to: row.toMinutes, firstDay: row.firstDay, lastDay: row.lastDay }] : [])),
        exceptions: mine.flatMap((row) => (row.kind === "weekly" || row.day === null ? [] : [{ day: row.day, from: row.fromMinutes, to: row.toMinutes, open: row.kind === "open" }])),
      },
      rules: rule,
      busy: (mineOf.off.get(professional.id) ?? []).map((row) => ({ from: row.startsAt, to: row.endsAt })),
      appointments: (mineOf.taken.get(professional.id) ?? []).map((row) => ({ from: row.busyFrom, to: row.busyTo, startsAt: row.startsAt })),
      clientBusy,
      now: ctx.now(),
      within,
    });
    const roomy = allRooms.length === 0 ? slots : slots.filter((slot) => hasRoom(slot, service, allRooms, takenRows));
    for (const { startsAt, endsAt } of roomy) {
      const slot = { startsAt, endsAt, staffId: professional.id };
      const others = at.get(startsAt);
      if (others) others.push(slot);
      else at.set(startsAt, [slot]);
    }
  }
  // By time and professional; sorting the times alone is cheaper by the number of professionals.
  return [...at.keys()].sort((a, b) => a - b).flatMap((startsAt) => at.get(startsAt) ?? []);
}

function byStaff<Row extends { staffId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const mine = new Map<string, Row[]>();
  for (const row of rows) {
    const others = mine.get(row.staffId);
    if (others) others.push(row);
    else mine.set(row.staffId, [row]);
  }
  return mine;
}

function hasRoom(slot: Slot, service: Service, allRooms: readonly string[], taken: readonly Pick<Appointment, "roomId" | "busyFrom" | "busyTo">[]): boolean {
  const [from, to] = [slot.startsAt - service.bufferBefore * 60_000, slot.endsAt + service.bufferAfter * 60_000];
  const full = new Set(taken.filter((row) => row.roomId !== null && overlaps({ from: row.busyFrom, to: row.busyTo }, from, to)).map((row) => row.roomId));
  return allRooms.some((id) => !full.has(id));
}

async function rulesOf(ctx: PluginContext, service: Service, staffId: string, forStaff: boolean): Promise<SlotRules> {
  const settings = await readSettings(ctx, { staffId });
  return {
    minutes: service.minutes, bufferBefore: service.bufferBefore, bufferAfter: service.bufferAfter,
    interval: service.interval ?? settings.interval,
    notice: forStaff ? 0 : settings.noticeHours * hourMinutes,
    horizon: (forStaff ? 2 * 366 : settings.horizonDays) * 24 * hourMinutes,
    shortestGap: settings.shortestGap,
    mostADay: settings.mostADay || null,
    mostAWeek: settings.mostAWeek || null,
  };
}
