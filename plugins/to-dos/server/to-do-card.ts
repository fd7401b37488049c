import { z } from "zod";
import { AppError, cardAction, defineCard } from "@anteroom/core/server";
import type { CardActionRefusal, CardFace, PluginContext, Tx } from "@anteroom/core/server";
import { dayInput } from "./day-input.ts";
import { dayIn } from "./due-words.ts";
import { isMine } from "./move-to-do.ts";
import { again, agree, cancel, confirm, giveBack, tick, undo } from "./to-do-acts.ts";
import type { ActLine } from "./to-do-acts.ts";
import { openBody } from "./to-do-body.ts";
import { toDoFace } from "./to-do-face.ts";
import type { FaceFacts } from "./to-do-face.ts";
import { numbered, toDos } from "./to-do-rows.ts";
import type { ToDo } from "./to-do-rows.ts";

const nothing = z.object({});

const drawn = ["id", "clientId", "portalUserId", "forStaff", "byKind", "byId", "body", "state", "dueDay", "repeat", "needsConfirmation", "doneAt", "seenAt"] as const satisfies (keyof ToDo)[];
type Drawn = Pick<ToDo, (typeof drawn)[number]>;

type CardRun = (ctx: PluginContext, tx: Tx, subjectId: string) => Promise<void | CardActionRefusal | { event?: ActLine }>;

/** An act as a card's action: what came too late is said on the card. */
const acting = (act: typeof tick): CardRun => async (ctx, tx, subjectId) => {
  if (!ctx.viewer) return { refused: "forbidden", message: "Sign in to do this." };
  try {
    const line = await act(ctx, tx, ctx.viewer, subjectId);
    return line ? { event: line } : undefined;
  } catch (error) {
    if (error instanceof AppError && error.appCode === "CONFLICT") return { refused: "conflict", message: error.message };
    throw error;
  }
};

const example = (row: Partial<FaceFacts["row"]>, side: FaceFacts["side"] = "doer"): CardFace =>
  toDoFace({
    row: { id: "01JD0000000000000000000000", state: "open", dueDay: "2026-11-26", repeat: null, doneAt: null, seenAt: null, needsConfirmation: 0, byKind: "staff", ...row },
    body: { title: "Bring your insurance card", note: "Both sides of it.", link: "", by: "Dr Maya Rivera" },
    side, own: false, now: Date.UTC(2026, 10, 23, 15), today: "2026-11-23", zone: "America/New_York",
  });

/** One thing to do, in the conversation of the one who does it. */
export const toDoCard = defineCard({
  kind: "to-dos.item",
  label: "To-do",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    // Raw and no more than is drawn: somebody may have hundreds, and lists and counts look at all of them.
    const rows = (await ctx.model(toDos).findAll({ where: { practiceId: ctx.practiceId, id: [...subjectIds], forStaff: 0 }, attributes: [...drawn], raw: true })) as unknown as Drawn[];
    const now = ctx.now();
    const today = dayIn(now, viewer.timeZone);
    return new Map(
      rows.map(numbered).flatMap((row): [string, CardFace][] => {
        if (viewer.kind === "portal" && !isMine(row, viewer)) return [];
        const own = row.byKind === "portal" && viewer.kind === "portal" && row.byId === viewer.portalUserId;
        return [[row.id, toDoFace({ row, body: openBody(ctx, row), side: viewer.kind === "portal" ? "doer" : "staff", own, now, today, zone: viewer.timeZone })]];
      }),
    );
  },
  actions: {
    done: cardAction({ input: nothing, permission: "to-dos.use", run: acting(tick) }),
    undo: cardAction({ input: nothing, permission: "to-dos.use", run: acting(undo) }),
    agree: cardAction({ input: z.object({ dueDay: dayInput() }), permission: "to-dos.use", run: (ctx, tx, id, { dueDay }) => acting(agree(dueDay))(ctx, tx, id) }),
    confirm: cardAction({ input: z.object({}), permission: "to-dos.manage", run: acting(confirm) }),
    back: cardAction({ input: z.object({ note: z.string().trim().max(500, "Use 500 characters or fewer.").default("") }), permission: "to-dos.manage", run: (ctx, tx, id, { note }) => acting(giveBack(note))(ctx, tx, id) }),
    again: cardAction({ input: nothing, permission: "to-dos.manage", run: acting(again) }),
    noted: cardAction({
      input: nothing,
      permission: "to-dos.manage",
      async run(ctx, tx, subjectId) {
        await ctx.model(toDos).update({ seenAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: subjectId, seenAt: null }, transaction: tx.sequelize });
      },
    }),
  },
  withdraw: { permission: "to-dos.manage", run: (ctx, tx, subjectId) => acting(cancel)(ctx, tx, subjectId) },
  examples: {
    live: example({}),
    waiting: example({ state: "awaiting", doneAt: 1 }),
    done: example({ state: "done", doneAt: 1 }),
    cancelled: example({ state: "cancelled" }),
  },
});
