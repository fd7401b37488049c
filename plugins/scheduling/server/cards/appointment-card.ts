import { z } from "zod";
import { cardAction, defineCard } from "@anteroom/core/server";
import type { CardFace } from "@anteroom/core/server";
import { acceptRequest } from "../acts/accept-request.ts";
import { confirmComing } from "../acts/confirm-coming.ts";
import { decideFee } from "../acts/decide-fee.ts";
import type { FeeOf } from "../acts/decide-fee.ts";
import { declineRequest } from "../acts/decline-request.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { runningLate } from "../acts/running-late.ts";
import { sayOutcome } from "../acts/say-outcome.ts";
import { undoCancel } from "../acts/undo-cancel.ts";
import { clientsOf } from "../appointment-facts.ts";
import { openAppointment } from "../appointment-body.ts";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import type { AppointmentState } from "../rows/appointments.ts";
import { acting } from "./acting.ts";
import { appointmentFace } from "./appointment-face.ts";
import { placesAndPeople } from "./places-and-people.ts";

const nothing = z.object({});
const lateMinutes = 10;

const example = (state: AppointmentState, side: "portal" | "staff" = "portal"): CardFace =>
  appointmentFace({
    row: { id: "01JD0000000000000000000000", serviceName: "Therapy session", startsAt: Date.UTC(2026, 10, 26, 14), endsAt: Date.UTC(2026, 10, 26, 14, 50), zone: "America/New_York", place: "video", state, expiresAt: state === "requested" ? Date.UTC(2026, 10, 25, 14) : null, undoUntil: null, endedSide: null, endedFrom: null, feeMinor: 0, feeState: "none", movedFeeMinor: 0, movedFeeState: "none", payAsk: "none", payMinor: 0, payState: "none", currency: "USD", lateBy: 0, lateBySide: null, replacesId: null, groupId: null },
    professional: "Dr Maya Rivera", location: "", reason: "", note: "", side, mayManage: true, now: Date.UTC(2026, 10, 23, 15), zone: "America/New_York",
  });

const decides = (of: FeeOf, charge: boolean) =>
  cardAction({ input: nothing, permission: "scheduling.manage", run: (ctx, tx, id) => acting(ctx, async (viewer) => void (await decideFee(ctx, tx, await findAppointment(ctx, viewer, id, tx), { of, charge }))) });

/** An appointment in the conversation of who comes, from the request to the day after. */
export const appointmentCard = defineCard({
  kind: "scheduling.appointment",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const rows = (await ctx.model(appointments).findAll({ where: { practiceId: ctx.practiceId, id: [...subjectIds] } })).map(plainAppointment);
    const [{ names, places }, clients] = await Promise.all([placesAndPeople(ctx, rows), clientsOf(ctx, rows.map((row) => row.id))]);
    const mayManage = viewer.kind === "staff" && ctx.holds("scheduling.manage", viewer);
    return new Map(rows.flatMap((row): [string, CardFace][] => {
      if (viewer.kind === "portal" && !(clients.get(row.id) ?? []).includes(viewer.clientId)) return [];
      const { note, reason } = openAppointment(ctx, row);
      return [[row.id, appointmentFace({ row, professional: names.get(row.staffId) ?? "", location: places.get(row.locationId ?? "") ?? "", note, reason, side: viewer.kind, mayManage, now: ctx.now(), zone: viewer.timeZone })]];
    }));
  },
  actions: {
    accept: cardAction({ input: nothing, permission: "scheduling.manage", run: (ctx, tx, id) => acting(ctx, async (viewer) => ({ event: (await acceptRequest(ctx, tx, viewer, await findAppointment(ctx, viewer, id, tx))).line })) }),
    decline: cardAction({ input: z.object({ reason: z.string().trim().max(500, "Use 500 characters or fewer.").default("") }), permission: "scheduling.manage", run: (ctx, tx, id, { reason }) => acting(ctx, async (viewer) => ({ event: (await declineRequest(ctx, tx, viewer, await findAppointment(ctx, viewer, id, tx), reason)).line })) }),
    coming: cardAction({ input: nothing, permission: "scheduling.use", run: (ctx, tx, id) => acting(ctx, async (viewer) => void (await confirmComing(ctx, tx, await findAppointment(ctx, viewer, id, tx)))) }),
    late: cardAction({ input: z.object({ minutes: z.coerce.number().int().min(1).max(60).default(lateMinutes) }), permission: "scheduling.use", run: (ctx, tx, id, { minutes }) => acting(ctx, async (viewer) => runningLate(ctx, tx, viewer, await findAppointment(ctx, viewer, id, tx), minutes)) }),
    undo: cardAction({ input: nothing, permission: "scheduling.use", run: (ctx, tx, id) => acting(ctx, async (viewer) => void (await undoCancel(ctx, tx, viewer, await findAppointment(ctx, viewer, id, tx)))) }),
    completed: cardAction({ input: nothing, permission: "scheduling.manage", run: (ctx, tx, id) => acting(ctx, async (viewer) => void (await sayOutcome(ctx, tx, await findAppointment(ctx, viewer, id, tx), true))) }),
    missed: cardAction({ input: nothing, permission: "scheduling.manage", run: (ctx, tx, id) => acting(ctx, async (viewer) => void (await sayOutcome(ctx, tx, await findAppointment(ctx, viewer, id, tx), false))) }),
    charge: decides("ended", true),
    waive: decides("ended", false),
    "charge-move": decides("moved", true),
    "waive-move": decides("moved", false),
  },
  examples: {
    live: example("booked"), waiting: example("requested"), done: example("completed"), cancelled: example("cancelled"), expired: example("expired"), superseded: example("rescheduled"),
  },
});
