import { defineCard, formatDay } from "@anteroom/core/server";
import type { Block, CardFace } from "@anteroom/core/server";
import { openBody } from "../sealed.ts";
import { recaps } from "../tables/recaps.ts";
import type { Recap, RecapBody } from "../tables/recaps.ts";
import { sessions } from "../tables/sessions.ts";
import { withdrawRecap } from "./withdraw-recap.ts";

interface RecapFacts {
  recap: Pick<Recap, "id" | "clientId" | "state">;
  body: RecapBody;
  startsAt: number;
  zone: string;
  now: number;
  side: "client" | "staff";
}

const mostAgreed = 8;
const shownLength = 1_500;

function recapFace({ recap, body, startsAt, zone, now, side }: RecapFacts): CardFace {
  const page = side === "client" ? `/sessions/${recap.id}` : `/staff/clients/${recap.clientId}/sessions/${recap.id}`;
  const shared = recap.state === "shared";
  const summary = body.summary.length > shownLength ? `${body.summary.slice(0, shownLength - 1)}…` : body.summary;
  const blocks: Block[] = shared
    ? [
        { t: "text", nodes: [summary] },
        ...(body.agreed.length > 0 ? [{ t: "facts" as const, items: body.agreed.slice(0, mostAgreed).map((line, at) => ({ label: at === 0 ? "Agreed" : `And ${at + 1}`, value: [line] })) }] : []),
        ...(body.next ? [{ t: "text" as const, nodes: [{ text: "Next: ", strong: true as const }, body.next] }] : []),
      ]
    : [];
  return {
    state: shared ? "done" : "cancelled", needsYou: false, summary: "Session recap", push: "document",
    view: {
      kindLine: `Session recap from ${body.by}`, title: `What we talked about on ${formatDay(startsAt, { zone, now })}`,
      status: shared ? { tag: "Shared", tone: "success", text: side === "client" ? "You can read it again under Sessions & Homework." : "The client can read it." } : { tag: "Withdrawn", tone: "neutral", text: "This was taken back." },
      blocks, actions: shared ? [{ id: "open", label: "Open session", style: "quiet", do: { to: page } }] : [],
    },
  };
}

const example = (state: Recap["state"]): CardFace =>
  recapFace({ recap: { id: "01JD0000000000000000000000", clientId: "01JD0000000000000000000001", state }, body: { summary: "We looked at the mornings.", agreed: ["Ten minutes outside after breakfast"], next: "Thursday, 9am", by: "Dr Maya Rivera" }, startsAt: Date.UTC(2026, 10, 19, 14), zone: "America/New_York", now: Date.UTC(2026, 10, 20), side: "client" });

/** What staff shared of a session. */
export const recapCard = defineCard({
  kind: "sessions.recap",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const { practiceId } = ctx;
    const rows = (await ctx.model(recaps).findAll({ where: { practiceId, id: [...subjectIds] } })).map((row) => row.get());
    const times = new Map((await ctx.model(sessions).findAll({ where: { practiceId, id: rows.map((row) => row.id) } })).map((row) => [row.get().id, row.get().startsAt]));
    return new Map(
      rows.flatMap((recap): [string, CardFace][] => {
        if (recap.state === "draft" || (viewer.kind === "portal" ? viewer.clientId !== recap.clientId : !ctx.holds("sessions.manage", viewer))) return [];
        const body = openBody<RecapBody>(ctx, ["recaps", recap.id], recap.body);
        return [[recap.id, recapFace({ recap, body, startsAt: times.get(recap.id) ?? recap.createdAt, zone: viewer.timeZone, now: ctx.now(), side: viewer.kind === "portal" ? "client" : "staff" })]];
      }),
    );
  },
  actions: {},
  withdraw: { permission: "sessions.manage", run: withdrawRecap },
  examples: { done: example("shared"), cancelled: example("withdrawn") },
});
