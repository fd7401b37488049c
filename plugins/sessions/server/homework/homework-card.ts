import { z } from "zod";
import { AppError, cardAction, defineCard } from "@anteroom/core/server";
import type { CardActionRefusal, CardFace, PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { homework } from "../tables/homework.ts";
import { isDoer } from "./doers.ts";
import { answer, cancel, submit, takeBack, tickToday } from "./homework-acts.ts";
import type { ActLine } from "./homework-acts.ts";
import { homeworkFace } from "./homework-face.ts";
import type { HomeworkFacts } from "./homework-face.ts";
import { loadHomework } from "./load-homework.ts";

type Act<Input> = (ctx: PluginContext, tx: Tx, viewer: Viewer, id: string, input: Input) => Promise<ActLine | void>;

/** An act as a card's action: what came too late is said on the card. */
const acting = <Input>(act: Act<Input>) => async (ctx: PluginContext, tx: Tx, id: string, input: Input): Promise<void | CardActionRefusal | { event?: ActLine }> => {
  if (!ctx.viewer) return { refused: "forbidden", message: "Sign in to do this." };
  try {
    const line = await act(ctx, tx, ctx.viewer, id, input);
    return line ? { event: line } : undefined;
  } catch (error) {
    if (error instanceof AppError && error.appCode === "CONFLICT") return { refused: "conflict", message: error.message };
    throw error;
  }
};

const nothing = z.object({});
const words = (most: number) => z.string().trim().max(most, `Use ${most.toLocaleString("en-US")} characters or fewer.`).default("");

const example = (row: Partial<HomeworkFacts["row"]>, side: HomeworkFacts["side"] = "client"): CardFace =>
  homeworkFace({
    row: { id: "01JD0000000000000000000000", clientId: "01JD0000000000000000000001", state: "assigned", fromDay: "2026-11-20", dueDay: "2026-11-26", daily: 1, repeat: "weekly", submittedAt: null, reviewedAt: null, formId: null, ...row },
    body: { title: "A short walk after breakfast", instructions: "Ten minutes are enough.", link: "", by: "Dr Maya Rivera", note: "It helped.", comment: row.state === "reviewed" ? "Good to read." : "", commentBy: "Dr Maya Rivera" },
    files: [], sentFiles: [], days: ["2026-11-21"], side, now: Date.UTC(2026, 10, 23, 15), zone: "America/New_York",
  });

/** One piece of homework, in the conversation of whoever does it. */
export const homeworkCard = defineCard({
  kind: "sessions.homework",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const rows = (await ctx.model(homework).findAll({ where: { practiceId: ctx.practiceId, id: [...subjectIds] } })).map((row) => row.get());
    const seen = rows.filter((row) => (viewer.kind === "staff" ? ctx.holds("sessions.manage", viewer) : isDoer(row, viewer)));
    const facts = await loadHomework(ctx, seen, { side: viewer.kind === "portal" ? "client" : "staff", zone: viewer.timeZone });
    return new Map(facts.map((one): [string, CardFace] => [one.row.id, homeworkFace(one)]));
  },
  actions: {
    today: cardAction({ input: nothing, permission: "sessions.use", run: acting((ctx, tx, viewer, id) => tickToday(ctx, tx, viewer, id, true)) }),
    untick: cardAction({ input: nothing, permission: "sessions.use", run: acting((ctx, tx, viewer, id) => tickToday(ctx, tx, viewer, id, false)) }),
    send: cardAction({ input: z.object({ note: words(4_000) }), permission: "sessions.use", run: acting((ctx, tx, viewer, id, { note }) => submit(ctx, tx, viewer, id, { note, fileIds: [] })) }),
    back: cardAction({ input: nothing, permission: "sessions.use", run: acting(takeBack) }),
    review: cardAction({ input: z.object({ comment: words(2_000) }), permission: "sessions.manage", run: acting((ctx, tx, viewer, id, { comment }) => answer(ctx, tx, viewer, id, { comment, back: false })) }),
  },
  withdraw: { permission: "sessions.manage", run: (ctx, tx, id) => acting(cancel)(ctx, tx, id, undefined) },
  examples: {
    live: example({}),
    in_progress: example({ state: "started", daily: 0, repeat: null }),
    waiting: example({ state: "submitted", submittedAt: 1 }),
    done: example({ state: "reviewed", submittedAt: 1, reviewedAt: Date.UTC(2026, 10, 23, 15) }),
    cancelled: example({ state: "cancelled" }),
  },
});
