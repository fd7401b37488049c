import { addDays, instantOf, newId, wallTime, weekdayOf } from "@anteroom/core/server";
import type { PluginContext, StaffMember } from "@anteroom/core/server";
import { makeAppointment } from "./acts/make-appointment.ts";
import { waitForAnswer } from "./acts/wait-for-answer.ts";
import { loadGroup } from "./groups/load-group.ts";
import type { Together } from "./groups/open-group.ts";
import { hours } from "./rows/hours.ts";
import { locations, rooms } from "./rows/locations.ts";
import { services } from "./rows/services.ts";
import type { Service } from "./rows/services.ts";

const usual = { bufferBefore: 0, bufferAfter: 10, currency: "USD", procedureCode: "", phone: 0, modeKnown: "book" as const, modeNew: "request" as const, seats: 1, professionalIds: "[]", formId: null, formHours: 24, payKnown: "none" as const, depositKnown: 0, payNew: "same" as const, depositNew: 0, lateMinutes: 24 * 60, lateRule: "fee" as const, lateFeeMinor: 4_000, noShowFeeMinor: 6_000, interval: 60, archivedAt: null, version: 1 };
const groupSeats = 8;
const offered: Pick<Service, "name" | "about" | "minutes" | "priceMinor" | "procedureCode" | "video" | "inPerson">[] = [
  { name: "Therapy session", about: "Our usual hour together.", minutes: 50, priceMinor: 12_000, procedureCode: "90834", video: 1, inPerson: 1 },
  { name: "First conversation", about: "To get to know each other and see what would help.", minutes: 80, priceMinor: 18_000, procedureCode: "90791", video: 1, inPerson: 1 },
  { name: "Short check-in", about: "Twenty minutes between sessions.", minutes: 20, priceMinor: 4_500, procedureCode: "", video: 1, inPerson: 0 },
  { name: "Evening group", about: "Eight people, one hour, every other week.", minutes: 60, priceMinor: 5_000, procedureCode: "90853", video: 1, inPerson: 1 },
];

/** The next working day, so many working days on, at an hour on the wall of a professional. */
function workingTime(ctx: PluginContext, zone: string, days: number, hour: number): number {
  let date = addDays(wallTime(ctx.now(), zone), Math.sign(days));
  for (let left = Math.abs(days); ; date = addDays(date, Math.sign(days))) {
    const weekday = weekdayOf(date);
    if (weekday !== 0 && weekday !== 6 && --left <= 0) return instantOf(date, hour * 60, zone);
  }
}

async function makeServices(ctx: PluginContext): Promise<Service[]> {
  const rows = offered.map((one, position): Service => ({ ...usual, ...one, seats: one.name === "Evening group" ? groupSeats : 1, position, id: newId(), practiceId: ctx.practiceId, createdAt: ctx.now() }));
  await ctx.model(services).bulkCreate(rows);
  return rows;
}

async function makePlace(ctx: PluginContext, zone: string): Promise<string> {
  const own = { practiceId: ctx.practiceId, archivedAt: null, createdAt: ctx.now() };
  const id = newId();
  await ctx.model(locations).create({ ...own, id, name: "Linden Street", address: "12 Linden Street, second floor", directions: "Ring at the green door.", zone, version: 1 });
  await ctx.model(rooms).bulkCreate(["Garden room", "Corner room"].map((name) => ({ ...own, id: newId(), locationId: id, name })));
  return id;
}

const openFor = (ctx: PluginContext, member: StaffMember): Promise<unknown> =>
  ctx.model(hours).bulkCreate([1, 2, 3, 4, 5].flatMap((weekday) => [[540, 720], [780, 1020]].map(([fromMinutes = 0, toMinutes = 0]) => ({ id: newId(), practiceId: ctx.practiceId, staffId: member.id, kind: "weekly" as const, weekday, day: null, fromMinutes, toMinutes, locationId: null, firstDay: null, lastDay: null, createdAt: ctx.now() }))));

/** A week of a made-up practice: what can be booked, and appointments of the people of the demo. */
export async function fillDemo(ctx: PluginContext, demo: { conversationIds: readonly string[]; staffIds: readonly string[] }): Promise<void> {
  const staff = (await Promise.all(demo.staffIds.map((id) => ctx.people.staffMember(id)))).flatMap((one) => one ?? []);
  const professionals = staff.filter((one) => one.roles.includes("professional"));
  const [professional] = professionals;
  const all = await makeServices(ctx);
  const [session] = all;
  const evening = all.find(({ seats }) => seats > 1);
  if (!professional || !session || !evening) return;
  const locationId = await makePlace(ctx, professional.timeZone);
  for (const member of professionals) await openFor(ctx, member);
  const talks = (await Promise.all(demo.conversationIds.map((id) => ctx.inbox.conversation(id)))).flatMap((one) => one ?? []);
  const zone = professional.timeZone;
  const booked = { service: session, staffId: professional.id, portalUserId: null, by: { side: "staff" as const, id: professional.id }, zone };
  await ctx.transaction(async (tx) => {
    for (const [index, { clientId, portalUserId }] of talks.entries()) {
      await makeAppointment(ctx, tx, { ...booked, id: newId(), first: "booked", clientId, startsAt: workingTime(ctx, zone, -3, 10 + index), place: "video", locationId: null });
      await makeAppointment(ctx, tx, { ...booked, id: newId(), first: "booked", clientId, startsAt: workingTime(ctx, zone, 2, 10 + index), place: index === 0 ? "video" : "in-person", locationId: index === 0 ? null : locationId });
      const asked = workingTime(ctx, zone, 6, 14 + index);
      if (index === 1) await makeAppointment(ctx, tx, { ...booked, id: newId(), first: "requested", clientId, portalUserId, startsAt: asked, place: "in-person", locationId, by: { side: "portal", id: portalUserId }, note: "After school would be best.", holdMs: await waitForAnswer(ctx, "requestHours", asked) });
    }
    const meets = { ...booked, service: evening, first: "booked" as const, startsAt: workingTime(ctx, zone, 4, 16), place: "video" as const, locationId: null };
    let together: Together | undefined;
    for (const { clientId } of talks.slice(0, 2)) {
      const row = await makeAppointment(ctx, tx, { ...meets, id: newId(), clientId, ...(together ? { together } : {}) });
      const group = row.groupId === null ? null : await loadGroup(ctx, row.groupId, tx);
      if (group) together = { group, roomId: row.roomId };
    }
  });
}
