import { z } from "zod";
import { cardAction, defineCard } from "@anteroom/core/server";
import type { CardFace } from "@anteroom/core/server";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import { plainWaitOffer, waitOffers } from "../rows/wait-offers.ts";
import type { WaitOfferState } from "../rows/wait-offers.ts";
import { declineEarlier, takeEarlier, withdrawEarlier } from "../waitlist/answer-wait-offer.ts";
import { findWaitOffer } from "../waitlist/load-waits.ts";
import { acting } from "./acting.ts";
import { earlierFace } from "./earlier-face.ts";
import { placeWords } from "./offer-card.ts";
import { placesAndPeople } from "./places-and-people.ts";

const example = (state: WaitOfferState, side: "portal" | "staff" = "portal"): CardFace =>
  earlierFace({
    row: { state, expiresAt: Date.UTC(2026, 10, 23, 16), sharedId: null },
    time: { startsAt: Date.UTC(2026, 10, 26, 14), endsAt: Date.UTC(2026, 10, 26, 14, 50), zone: "America/New_York", place: "video" },
    service: "Therapy session", professional: "Dr Maya Rivera", where: "By video", replaces: { startsAt: Date.UTC(2026, 11, 3, 14) }, side, now: Date.UTC(2026, 10, 23, 15), zone: "America/New_York",
  });

/** An earlier time for somebody on the waitlist, to take or leave. */
export const earlierCard = defineCard({
  kind: "scheduling.earlier",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const { practiceId } = ctx;
    const rows = (await ctx.model(waitOffers).findAll({ where: { practiceId, id: [...subjectIds] } })).map(plainWaitOffer);
    const read = async (ids: string[]) => new Map((ids.length === 0 ? [] : await ctx.model(appointments).findAll({ where: { practiceId, id: ids } })).map(plainAppointment).map((row) => [row.id, row]));
    const times = await read(rows.map(({ appointmentId }) => appointmentId));
    const replaced = await read([...times.values()].flatMap(({ replacesId }) => replacesId ?? []));
    const { names, places } = await placesAndPeople(ctx, [...times.values()]);
    return new Map(rows.flatMap((row): [string, CardFace][] => {
      if (viewer.kind === "portal" && viewer.clientId !== row.clientId) return [];
      const time = times.get(row.appointmentId);
      const where = (time?.locationId ? places.get(time.locationId) : undefined) ?? placeWords[time?.place ?? ""] ?? "";
      return [[row.id, earlierFace({ row, time, service: time?.serviceName ?? "Appointment", professional: names.get(row.staffId) ?? "", where, replaces: replaced.get(time?.replacesId ?? ""), side: viewer.kind, now: ctx.now(), zone: viewer.timeZone })]];
    }));
  },
  actions: {
    accept: cardAction({
      input: z.object({}),
      permission: "scheduling.use",
      run: (ctx, tx, id) => acting(ctx, async (viewer) => ({ event: (await takeEarlier(ctx, tx, viewer, await findWaitOffer(ctx, viewer, id, tx))).line })),
    }),
    decline: cardAction({
      input: z.object({}),
      permission: "scheduling.use",
      run: (ctx, tx, id) => acting(ctx, async (viewer) => ({ event: await declineEarlier(ctx, tx, viewer, await findWaitOffer(ctx, viewer, id, tx)) })),
    }),
  },
  withdraw: { permission: "scheduling.manage", run: (ctx, tx, id) => acting(ctx, async (viewer) => withdrawEarlier(ctx, tx, await findWaitOffer(ctx, viewer, id, tx))) },
  examples: { live: example("offered"), waiting: example("offered", "staff"), done: example("accepted"), cancelled: example("withdrawn"), expired: example("expired"), superseded: example("taken") },
});
