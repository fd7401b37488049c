import type { PluginContext, Tx } from "@anteroom/core/server";
import type { Repeat } from "./recurrence.ts";
import { reminderWaits } from "./reminder-waits.ts";
import { sealBody } from "./to-do-body.ts";
import { toDos } from "./to-do-rows.ts";
import { toDoWorkflow } from "./to-do-workflow.ts";
import type { ToDoInput } from "./to-do-workflow.ts";

export interface NewToDo {
  id: string;
  /** A portal user, or everybody of a client who may (null); or staff, one or the team (null). */
  for: { clientId: string; portalUserId: string | null } | { staffId: string | null; clientId: string | null };
  by: { kind: "staff" | "portal"; id: string; name: string };
  title: string;
  note: string;
  link: string;
  dueDay: string | null;
  repeat: Repeat | null;
  series?: { id: string; anchorDay: string };
  needsConfirmation: boolean;
  /** The portal user agrees to the day first, or changes it. */
  proposed?: boolean;
  /** Until then it shows to nobody. */
  startsAt?: number;
}

/** Stores a to-do and begins its workflow, which posts its cards. */
export async function makeToDo(ctx: PluginContext, tx: Tx, made: NewToDo): Promise<void> {
  const now = ctx.now();
  const forStaff = "staffId" in made.for;
  const clientId = made.for.clientId;
  const startMs = Math.max(0, (made.startsAt ?? now) - now);
  await ctx.model(toDos).create(
    {
      id: made.id,
      practiceId: ctx.practiceId,
      clientId,
      portalUserId: "portalUserId" in made.for ? made.for.portalUserId : null,
      staffId: "staffId" in made.for ? made.for.staffId : null,
      forStaff: forStaff ? 1 : 0,
      byKind: made.by.kind,
      byId: made.by.id,
      body: sealBody(ctx, made.id, { title: made.title, note: made.note, link: made.link, by: made.by.name }),
      state: "scheduled",
      dueDay: made.dueDay,
      repeat: made.repeat,
      anchorDay: made.repeat ? (made.series?.anchorDay ?? made.dueDay) : null,
      seriesId: made.repeat ? (made.series?.id ?? made.id) : null,
      needsConfirmation: made.needsConfirmation ? 1 : 0,
      postedAt: null, doneAt: null, seenAt: null,
      createdAt: now,
      changedAt: now,
    },
    { transaction: tx.sequelize },
  );
  const first: ToDoInput["first"] = startMs > 0 ? "scheduled" : made.proposed ? "proposed" : "open";
  const waits = forStaff ? [] : await reminderWaits(ctx, { clientId, dueDay: made.dueDay }, now + startMs);
  await ctx.workflows.start(toDoWorkflow, { subjectId: made.id, input: { needsConfirmation: made.needsConfirmation, waits, first, startMs } }, tx);
}
