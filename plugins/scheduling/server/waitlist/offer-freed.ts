import { Op } from "sequelize";
import { newId } from "@anteroom/core/server";
import type { PluginContext, StaffMember, WorkflowDefinition } from "@anteroom/core/server";
import { makeAppointment } from "../acts/make-appointment.ts";
import { zoneOfPlace } from "../acts/zone-of-place.ts";
import { TakenError } from "../claims/taken-error.ts";
import { professionalsFor, professionalsOf } from "../find-service.ts";
import { appointments, plainAppointment, standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { plainService, services } from "../rows/services.ts";
import type { Service } from "../rows/services.ts";
import { waitOffers } from "../rows/wait-offers.ts";
import { plainWait, waits } from "../rows/waits.ts";
import type { Wait } from "../rows/waits.ts";
import { loadSlots } from "../slots/load-slots.ts";
import { inTurn } from "./in-turn.ts";
import type { TurnRule } from "./in-turn.ts";
import { loadWait } from "./load-waits.ts";
import { timeToAnswer } from "./time-to-answer.ts";
import { isWished } from "./wish.ts";

/** A stretch of a professional that is free again, epoch milliseconds. */
export interface Freed {
  staffId: string;
  from: number;
  to: number;
}

interface Found {
  wait: Wait;
  service: Service;
  startsAt: number;
  zone: string;
  locationId: string | null;
  /** What the client has for this service and would give for the offered time. */
  replaces: Appointment | null;
}

/** More than wait in any practice; what is beyond them is offered when these were. */
const mostLookedAt = 500;

/** Offers freed time to the first of the waitlist whom it suits, one at a time: the next one is asked when this one does not want it. */
export async function offerFreed(ctx: PluginContext, freed: Freed, workflow: WorkflowDefinition): Promise<void> {
  if (freed.to <= ctx.now()) return;
  const { practiceId } = ctx;
  const found = await ctx.model(waits).findAll({ where: { practiceId, state: "waiting", [Op.or]: [{ staffId: null }, { staffId: freed.staffId }] } as never, order: [["id", "ASC"]], limit: mostLookedAt });
  if (found.length === 0) return;
  const all = inTurn(await ctx.setting<TurnRule>("waitlistTurn"), found.map(plainWait));
  const offered = await ctx.model(services).findAll({ where: { practiceId, archivedAt: null, id: [...new Set(all.map(({ serviceId }) => serviceId))] } });
  const byId = new Map(offered.map(plainService).map((service) => [service.id, service]));
  for (const wait of all) {
    const service = byId.get(wait.serviceId);
    const suits = service ? await whatSuits(ctx, wait, service, freed) : null;
    if (suits && (await offer(ctx, suits, freed, workflow))) return;
  }
}

async function professionalOf(ctx: PluginContext, wait: Wait, service: Service, staffId: string): Promise<StaffMember | undefined> {
  const all = wait.staffId === staffId ? await professionalsOf(ctx, service) : await professionalsFor(ctx, service, wait.clientId);
  return all.find(({ id }) => id === staffId);
}

/** The first time within what was freed that this person asked for, and was not offered before. */
async function whatSuits(ctx: PluginContext, wait: Wait, service: Service, { staffId, from, to }: Freed): Promise<Found | null> {
  const { practiceId } = ctx;
  const now = ctx.now();
  const professional = await professionalOf(ctx, wait, service, staffId);
  const client = await ctx.people.client(wait.clientId);
  if (!professional || !client || client.archivedAt !== null) return null;
  const user = await ctx.people.portalUser(wait.portalUserId);
  if (!user || (user.status !== "active" && user.status !== "invited") || !user.permissions.includes("scheduling")) return null;
  const placed = await zoneOfPlace(ctx, service, wait.place, wait.locationId, professional).catch(() => null);
  if (!placed) return null;
  const slots = await loadSlots(ctx, { service, professionals: [professional], place: wait.place, locationId: placed.locationId, clientId: wait.clientId, within: { from: Math.max(from, now), to }, forStaff: true });
  const wished = slots.filter(({ startsAt }) => isWished(wait, startsAt, { zone: placed.zone, now }));
  if (wished.length === 0) return null;
  const own = await ctx.model(appointments).findOne({ where: { practiceId, clientId: wait.clientId, serviceId: wait.serviceId, state: [...standing], undoUntil: null, startsAt: { [Op.gt]: now } }, order: [["startsAt", "ASC"]] });
  const replaces = own && wait.moves === 1 ? plainAppointment(own) : null;
  const before = (await ctx.model(waitOffers).findAll({ where: { practiceId, waitId: wait.id, staffId, startsAt: wished.map(({ startsAt }) => startsAt) } })).map((row) => Number(row.get().startsAt));
  const slot = wished.find(({ startsAt }) => !before.includes(startsAt) && (replaces === null || startsAt < replaces.startsAt));
  return slot ? { wait, service, startsAt: slot.startsAt, ...placed, replaces } : null;
}

/** Holds the time for one person and asks them. False when they are asked about another time by now, or the time is gone. */
async function offer(ctx: PluginContext, { wait, service, startsAt, zone, locationId, replaces }: Found, freed: Freed, workflow: WorkflowDefinition): Promise<boolean> {
  const { practiceId } = ctx;
  const { timeZone } = await ctx.people.practice();
  const minutes = await ctx.setting<number>("waitlistMinutes");
  const { clientId, portalUserId, place } = wait;
  const { staffId } = freed;
  try {
    return await ctx.transaction(async (tx) => {
      // Two times that are freed at one moment: the second finds this person asked.
      const row = await loadWait(ctx, wait.id, tx);
      if (row?.state !== "waiting") return false;
      const now = ctx.now();
      const holdMs = timeToAnswer({ minutes, startsAt, now, zone: timeZone });
      const [id, appointmentId] = [newId(), newId()];
      await makeAppointment(ctx, tx, { id: appointmentId, first: "proposed", service, staffId, clientId, portalUserId, startsAt, place, locationId, zone, by: { side: row.bySide, id: row.byId }, holdMs, replacesId: replaces?.id ?? null });
      await ctx.model(waitOffers).create({ id, practiceId, waitId: row.id, clientId, portalUserId, appointmentId, staffId, startsAt, freedFrom: freed.from, freedTo: freed.to, state: "offered", expiresAt: now + holdMs, version: 0, createdAt: now }, { transaction: tx.sequelize });
      await ctx.model(waits).update({ state: "offered", version: row.version + 1 }, { where: { practiceId, id: row.id }, transaction: tx.sequelize });
      await ctx.workflows.start(workflow, { subjectId: id, input: { holdMs } }, tx);
      const { id: conversationId } = await ctx.inbox.conversationOf(portalUserId, tx);
      await ctx.inbox.postCard({ conversationId, kind: "scheduling.earlier", subjectId: id }, tx);
      return true;
    });
  } catch (error) {
    if (error instanceof TakenError) return false;
    throw error;
  }
}
