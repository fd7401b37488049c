import { z } from "zod";
import { cardAction, defineCard } from "@anteroom/core/server";
import type { CardFace } from "@anteroom/core/server";
import { checkedIn } from "../events.ts";
import { staffNames } from "../list/staff-names.ts";
import { checkInAnsweredNotification } from "../notifications.ts";
import { openBody, sealBody } from "../sealed.ts";
import { settingsOf } from "../settings.ts";
import { checkIns } from "../tables/check-ins.ts";
import type { CheckInBody } from "../tables/check-ins.ts";
import { sessions, standing } from "../tables/sessions.ts";
import { emptyCheckIn } from "./ask-check-in.ts";
import { checkInFace } from "./check-in-face.ts";
import type { CheckInFacts } from "./check-in-face.ts";

const session = { id: "01JD0000000000000000000000", clientId: "01JD0000000000000000000001", startsAt: Date.UTC(2026, 10, 26, 14), endsAt: Date.UTC(2026, 10, 26, 14, 50), zone: "America/New_York", place: "video" as const, state: "booked" as const, type: "Therapy session" };

const example = (change: Partial<CheckInFacts>): CardFace =>
  checkInFace({ checkIn: { state: "asked", answeredAt: null }, body: emptyCheckIn, session, professional: "Dr Maya Rivera", side: "client", askLocation: true, now: Date.UTC(2026, 10, 26, 13), zone: "America/New_York", ...change });

const input = z.object({
  mood: z.coerce.number().int().min(1).max(5).nullable().catch(null).default(null),
  topic: z.string().trim().max(500, "Use 500 characters or fewer.").default(""),
  location: z.string().trim().max(200, "Use 200 characters or fewer.").default(""),
});

/** What somebody is asked before a session. */
export const checkInCard = defineCard({
  kind: "sessions.check-in",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const { practiceId } = ctx;
    const rows = (await ctx.model(checkIns).findAll({ where: { practiceId, id: [...subjectIds] } })).map((row) => row.get());
    const found = (await ctx.model(sessions).findAll({ where: { practiceId, id: [...new Set(rows.map((row) => row.sessionId))] } })).map((row) => row.get());
    const byId = new Map(found.map((one) => [one.id, one]));
    const names = await staffNames(ctx, found.map((one) => one.staffId));
    const faces = new Map<string, CardFace>();
    for (const row of rows) {
      const of = byId.get(row.sessionId);
      if (!of || (viewer.kind === "portal" ? viewer.portalUserId !== row.portalUserId : !ctx.holds("sessions.manage", viewer))) continue;
      const { askLocation } = await settingsOf(ctx, { staffId: of.staffId, clientId: of.clientId });
      faces.set(row.id, checkInFace({ checkIn: row, body: openBody<CheckInBody>(ctx, ["check_ins", row.id], row.body), session: of, professional: names.get(of.staffId) ?? "your practice", side: viewer.kind === "portal" ? "client" : "staff", askLocation, now: ctx.now(), zone: viewer.timeZone }));
    }
    return faces;
  },
  actions: {
    send: cardAction({
      input,
      permission: "sessions.use",
      async run(ctx, tx, subjectId, answer) {
        const { practiceId, viewer } = ctx;
        const transaction = tx.sequelize;
        const row = (await ctx.model(checkIns).findOne({ where: { practiceId, id: subjectId }, transaction, lock: true }))?.get();
        if (!row || viewer?.kind !== "portal" || viewer.portalUserId !== row.portalUserId) return { refused: "forbidden", message: "Only the person who was asked can answer this." };
        const of = (await ctx.model(sessions).findOne({ where: { practiceId, id: row.sessionId }, transaction }))?.get();
        if (row.state === "answered") return { refused: "conflict", message: "You have sent this already." };
        if (!of || !standing.includes(of.state) || ctx.now() > of.endsAt) return { refused: "expired", message: "This session is over or was changed." };
        if (of.place === "video" && !answer.location && (await settingsOf(ctx, { staffId: of.staffId, clientId: of.clientId })).askLocation) {
          return { refused: "validation", message: "Tell us where you will be.", errors: [{ field: "location", message: "Write the street and town where you will be." }] };
        }
        await ctx.model(checkIns).update({ state: "answered", answeredAt: ctx.now(), body: sealBody(ctx, ["check_ins", row.id], answer) }, { where: { practiceId, id: row.id }, transaction });
        await ctx.events.publish(checkedIn, { sessionId: of.id, appointmentId: of.appointmentId, clientId: of.clientId, portalUserId: row.portalUserId }, tx);
        await ctx.notify(checkInAnsweredNotification.kind, { to: { staffId: of.staffId }, data: { id: row.id }, key: `checked-in:${row.id}` }, tx);
        return { event: { forPortal: "You checked in for your session", forStaff: `${viewer.name} checked in for the session` } };
      },
    }),
  },
  examples: {
    live: example({}),
    waiting: example({ side: "staff" }),
    done: example({ checkIn: { state: "answered", answeredAt: 1 }, body: { mood: 3, topic: "The mornings", location: "" } }),
    expired: example({ session: { ...session, state: "cancelled" } }),
  },
});
