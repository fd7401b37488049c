import { createHash, randomBytes } from "node:crypto";
import { newId } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { holdToCaps } from "../acts/hold-to-caps.ts";
import { makeAppointment } from "../acts/make-appointment.ts";
import { moveOn } from "../acts/move-on.ts";
import { checkOpen, orNearest } from "../acts/nearest-slots.ts";
import { bookings, plainBooking, sealBooking } from "../rows/bookings.ts";
import type { BookingBody } from "../rows/bookings.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import type { Offered, Somewhere } from "./offered.ts";
import type { ChosenTime } from "./your-details.ts";

export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

const holdMs = 30 * 60_000;

/** Gives back what one address holds: who chooses again has changed their mind. */
async function dropEarlier(ctx: PluginContext, emailHash: string): Promise<void> {
  const rows = await ctx.model(bookings).findAll({ where: { practiceId: ctx.practiceId, emailHash, state: "waiting" }, limit: 20 });
  for (const row of rows.map(plainBooking)) {
    await ctx.transaction(async (tx) => {
      const held = await loadAppointment(ctx, row.appointmentId, tx);
      if (held?.state === "held") await moveOn(ctx, tx, held, { type: "release" });
      await ctx.model(bookings).destroy({ where: { practiceId: ctx.practiceId, id: row.id, state: "waiting" }, transaction: tx.sequelize });
    }).catch((error: unknown) => ctx.log.debug({ err: error }, "a hold ended by itself meanwhile"));
  }
}

/** Holds a time for whoever has this address until they open the link that is mailed to them; nobody is a client by that. @throws TakenError with the nearest times */
export async function holdTime(ctx: PluginContext, { key, offered, where, time, person }: { key: string; offered: Offered; where: Somewhere; time: ChosenTime; person: Omit<BookingBody, "asks" | "secret" | "words"> }): Promise<void> {
  const { practiceId } = ctx;
  const { service } = offered;
  const professional = offered.professionals.find(({ id }) => id === time.staffId);
  if (!professional || (await ctx.model(bookings).findOne({ where: { practiceId, id: key } }))) return;
  const emailHash = hashOf(`${practiceId} ${person.email.toLowerCase()}`);
  await dropEarlier(ctx, emailHash);
  const wanted = { service, professionals: [professional], place: where.place, locationId: where.locationId };
  await orNearest(ctx, { ...wanted, professionals: offered.professionals }, time.startsAt, async () => {
    await checkOpen(ctx, wanted, time.startsAt);
    await ctx.transaction((tx) => ctx.once(`public:${key}`, tx, async () => {
      await holdToCaps(ctx, tx, wanted, time.staffId, time.startsAt);
      const secret = randomBytes(32).toString("base64url");
      const now = ctx.now();
      const appointment = await makeAppointment(ctx, tx, { id: newId(), first: "held", service, staffId: time.staffId, clientId: null, portalUserId: null, startsAt: time.startsAt, place: where.place, locationId: where.locationId, zone: where.zone ?? professional.timeZone, by: { side: "portal", id: key }, note: person.note, holdMs });
      await ctx.model(bookings).create({ id: key, practiceId, appointmentId: appointment.id, clientId: null, state: "waiting", secretHash: hashOf(secret), emailHash, body: sealBooking(ctx, key, { ...person, asks: service.modeNew === "request", secret, words: "" }), expiresAt: now + holdMs, createdAt: now }, { transaction: tx.sequelize });
      await ctx.prospects.write({ about: "confirm", to: { name: `${person.firstName} ${person.lastName}`, address: person.email }, path: `/open/${practiceId}/scheduling/booked/${secret}`, expiresAt: now + holdMs, timeZone: person.zone, key: `confirm:${key}` }, tx);
      return { id: key };
    }));
  });
}
