import { z } from "zod";
import { cardAction, defineCard } from "@anteroom/core/server";
import type { CardFace } from "@anteroom/core/server";
import { findProposal, timesOf } from "../proposals/load-proposal.ts";
import { chooseTime, refuseTimes, withdrawTimes } from "../proposals/answer-proposal.ts";
import { openProposal } from "../proposals/proposal-body.ts";
import { plainProposal, proposals } from "../rows/proposals.ts";
import type { ProposalState } from "../rows/proposals.ts";
import { acting } from "./acting.ts";
import { offerFace } from "./offer-face.ts";
import { placesAndPeople } from "./places-and-people.ts";

export const placeWords: Record<string, string> = { video: "By video", phone: "By phone", "in-person": "In person" };

const example = (state: ProposalState, side: "portal" | "staff" = "portal"): CardFace =>
  offerFace({
    row: { id: "01JD0000000000000000000000", state, chosenId: "01JD0000000000000000000001", expiresAt: Date.UTC(2026, 10, 25, 14) },
    times: [26, 27].map((day, index) => ({ id: `01JD000000000000000000000${index + 1}`, startsAt: Date.UTC(2026, 10, day, 14), endsAt: Date.UTC(2026, 10, day, 14, 50), staffId: "s", state: "proposed" as const, zone: "America/New_York", place: "video" as const })),
    service: "Therapy session", professionals: new Map([["s", "Dr Maya Rivera"]]), where: "By video", note: "", answer: "", side, now: Date.UTC(2026, 10, 23, 15), zone: "America/New_York",
  });

/** Times that staff propose, to choose one from. */
export const offerCard = defineCard({
  kind: "scheduling.offer",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const rows = (await ctx.model(proposals).findAll({ where: { practiceId: ctx.practiceId, id: [...subjectIds] } })).map(plainProposal);
    const times = await timesOf(ctx, rows.map((row) => row.id));
    const { names, places } = await placesAndPeople(ctx, [...times.values()].flat());
    return new Map(rows.flatMap((row): [string, CardFace][] => {
      if (viewer.kind === "portal" && viewer.portalUserId !== row.portalUserId) return [];
      const all = times.get(row.id) ?? [];
      const [first] = all;
      const where = (first?.locationId ? places.get(first.locationId) : undefined) ?? placeWords[first?.place ?? ""] ?? "";
      return [[row.id, offerFace({ row, times: all, service: first?.serviceName ?? "Appointment", professionals: names, where, ...openProposal(ctx, row), side: viewer.kind, now: ctx.now(), zone: viewer.timeZone })]];
    }));
  },
  actions: {
    book: cardAction({
      input: z.object({ time: z.string({ error: "Choose a time first." }).min(1, "Choose a time first.").max(26), note: z.string().optional() }),
      permission: "scheduling.use",
      run: (ctx, tx, id, { time }) => acting(ctx, async (viewer) => ({ event: (await chooseTime(ctx, tx, viewer, await findProposal(ctx, viewer, id, tx), time)).line })),
    }),
    none: cardAction({
      input: z.object({ note: z.string().trim().max(500, "Use 500 characters or fewer.").default(""), time: z.string().optional() }),
      permission: "scheduling.use",
      run: (ctx, tx, id, { note }) => acting(ctx, async (viewer) => ({ event: await refuseTimes(ctx, tx, viewer, await findProposal(ctx, viewer, id, tx), note) })),
    }),
  },
  withdraw: { permission: "scheduling.manage", run: (ctx, tx, id) => acting(ctx, async (viewer) => withdrawTimes(ctx, tx, await findProposal(ctx, viewer, id, tx))) },
  examples: { live: example("open"), waiting: example("open", "staff"), done: example("booked"), cancelled: example("withdrawn"), expired: example("expired") },
});
