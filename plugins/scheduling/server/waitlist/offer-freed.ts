import { Op } from "sequelize";
import { newId } from "@anteroom/core/server";
import type { PluginContext, StaffMember, Tx, WorkflowDefinition } from "@anteroom/core/server";
import { makeAppointment } from "../acts/make-appointment.ts";
import type { SharedHold } from "../acts/make-appointment.ts";
import { isKnown, modeFor } from "../acts/mode-for.ts";
import { zoneOfPlace } from "../acts/zone-of-place.ts";
import { claimAppointment } from "../claims/claim-appointment.ts";
import { releaseCells } from "../claims/claim-time.ts";
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
import type { AskRule, TurnRule } from "./in-turn.ts";
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

/** Nobody reads a hundred refusals: the others are asked when none of these wants it. */
const mostAtOnce = 25;

/**
 * Offers freed time to the waitlist, as the practice decides: to the first whom it suits, and to the next one when this one does not want
 * it, or to all whom it suits at once.
 */
export async function offerFreed(ctx: PluginContext, freed: Freed, workflow: WorkflowDefinition): Promise<void> {
  if (freed.to <= ctx.now()) return;
  const { practiceId } = ctx;
  const found = await ctx.model(waits).findAll({ where: { practiceId, state: "waiting", [Op.or]: [{ staffId: null }, { staffId: freed.staffId }] } as never, order: [["id", "ASC"]], limit: mostLookedAt });
  if (found.length === 0) return;
  const all = inTurn(await ctx.setting<TurnRule>("waitlistTurn"), found.map(plainWait));
  const offered = await ctx.model(services).findAll({ where: { practiceId, archivedAt: null, id: [...new Set(all.map(({ serviceId }) => serviceId))] } });
  const byId = new Map(offered.map(plainService).map((service) => [service.id, service]));
  const atOnce = (await ctx.setting<AskRule>("waitlistAsk")) === "all at once";
  const together: Found[] = [];
  for (const wait of all) {
    const service = byId.get(wait.serviceId);
    // All who are asked at once are asked about the time that suits the first of them.
    const suits = service ? await whatSuits(ctx, wait, service, freed, together[0]) : null;
    if (suits && atOnce) together.push(suits);
    else if (suits && (await offer(ctx, suits, freed, workflow))) return;
    if (together.length === mostAtOnce) break;
  }
  if (together.length > 0) await offerToAll(ctx, together, freed, workflow);
}

async function professionalOf(ctx: PluginContext, wait: Wait, service: Service, staffId: string): Promise<StaffMember | undefined> {
  const all = wait.staffId === staffId ? await professionalsOf(ctx, service) : await professionalsFor(ctx, service, wait.clientId);
  return all.find(({ id }) => id === staffId);
}

/** The first time within what was freed that this person asked for, and was not offered before. */
async function whatSuits(ctx: PluginContext, wait: Wait, service: Service, { staffId, from, to }: Freed, like?: Found): Promise<Found | null> {
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
  if (like && (like.service.id !== service.id || like.wait.place !== wait.place || like.locationId !== placed.locationId)) return null;
  const wished = slots.filter(({ startsAt }) => (!like || startsAt === like.startsAt) && isWished(wait, startsAt, { zone: placed.zone, now }));
  if (wished.length === 0) return null;
  const own = await ctx.model(appointments).findOne({ where: { practiceId, clientId: wait.clientId, serviceId: wait.serviceId, state: [...standing], undoUntil: null, startsAt: { [Op.gt]: now } }, order: [["startsAt", "ASC"]] });
  const replaces = own && wait.moves === 1 ? plainAppointment(own) : null;
  // Who waited for an earlier first visit and had it meanwhile is not new any more.
  if (replaces === null && wait.bySide === "portal" && modeFor(service, await isKnown(ctx, wait.clientId)) === "off") return null;
  const before = (await ctx.model(waitOffers).findAll({ where: { practiceId, waitId: wait.id, staffId, startsAt: wished.map(({ startsAt }) => startsAt) } })).map((row) => Number(row.get().startsAt));
  const slot = wished.find(({ startsAt }) => !before.includes(startsAt) && (replaces === null || startsAt < replaces.startsAt));
  return slot ? { wait, service, startsAt: slot.startsAt, ...placed, replaces } : null;
}

/** Holds the time for one person and asks them. False when they are asked about another time by now, or the time is gone. */
const offer = (ctx: PluginContext, found: Found, freed: Freed, workflow: WorkflowDefinition): Promise<boolean> => unlessTaken(async () => ctx.transaction(async (tx) => askOne(ctx, tx, found, freed, workflow, await holdTime(ctx, found), null)));

/**
 * Holds the time once and asks everybody whom just this time suits: whoever accepts first has it. False when nobody is left to ask, or the
 * time is gone.
 */
async function offerToAll(ctx: PluginContext, [first, ...others]: readonly Found[], freed: Freed, workflow: WorkflowDefinition): Promise<boolean> {
  if (!first) return false;
  const { service, startsAt, locationId } = first;
  const { place } = first.wait;
  const holdMs = await holdTime(ctx, first);
  const endsAt = startsAt + service.minutes * 60_000;
  const wanted = { practiceId: ctx.practiceId, staffId: freed.staffId, secondStaffId: null, startsAt, endsAt, busyFrom: startsAt - service.bufferBefore * 60_000, busyTo: endsAt + service.bufferAfter * 60_000, place, locationId, roomId: null };
  return unlessTaken(() =>
    ctx.transaction(async (tx) => {
      const id = newId();
      const { roomId } = await claimAppointment(ctx, tx, { ...wanted, id }, []);
      let asked = 0;
      for (const found of [first, ...others]) if (await askOne(ctx, tx, found, freed, workflow, holdMs, { id, roomId })) asked += 1;
      if (asked === 0) await releaseCells(ctx, tx, id);
      return asked > 0;
    }),
  );
}

async function unlessTaken(run: () => Promise<boolean>): Promise<boolean> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof TakenError) return false;
    throw error;
  }
}

/** By the night of whom it is offered to; of several, of the first. */
async function holdTime(ctx: PluginContext, { startsAt, wait }: Found): Promise<number> {
  const client = await ctx.people.client(wait.clientId);
  const zone = client?.timeZone ?? (await ctx.people.practice()).timeZone;
  return timeToAnswer({ minutes: await ctx.setting<number>("waitlistMinutes"), startsAt, now: ctx.now(), zone });
}

async function askOne(ctx: PluginContext, tx: Tx, { wait, service, startsAt, zone, locationId, replaces }: Found, freed: Freed, workflow: WorkflowDefinition, holdMs: number, shared: SharedHold | null): Promise<boolean> {
  const { practiceId } = ctx;
  const { clientId, portalUserId, place } = wait;
  const { staffId } = freed;
  // Two times that are freed at one moment: the second finds this person asked.
  const row = await loadWait(ctx, wait.id, tx);
  if (row?.state !== "waiting") return false;
  const now = ctx.now();
  const [id, appointmentId] = [newId(), newId()];
  await makeAppointment(ctx, tx, { id: appointmentId, first: "proposed", service, staffId, clientId, portalUserId, startsAt, place, locationId, zone, by: { side: row.bySide, id: row.byId }, holdMs, replacesId: replaces?.id ?? null, ...(shared ? { shared } : {}) });
  await ctx.model(waitOffers).create({ id, practiceId, waitId: row.id, clientId, portalUserId, appointmentId, staffId, startsAt, freedFrom: freed.from, freedTo: freed.to, sharedId: shared?.id ?? null, state: "offered", expiresAt: now + holdMs, version: 0, createdAt: now }, { transaction: tx.sequelize });
  await ctx.model(waits).update({ state: "offered", version: row.version + 1 }, { where: { practiceId, id: row.id }, transaction: tx.sequelize });
  await ctx.workflows.start(workflow, { subjectId: id, input: { holdMs } }, tx);
  const { id: conversationId } = await ctx.inbox.conversationOf(portalUserId, tx);
  await ctx.inbox.postCard({ conversationId, kind: "scheduling.earlier", subjectId: id }, tx);
  return true;
}
