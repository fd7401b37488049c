import { instantOf } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { sealBody } from "../sealed.ts";
import { homework } from "../tables/homework.ts";
import type { HomeworkBody, Repeat } from "../tables/homework.ts";
import type { LogKind } from "../tables/log-entries.ts";
import type { Worksheet } from "../worksheets/givable-worksheets.ts";
import { dateOf, dayIn } from "./days.ts";
import { homeworkWorkflow } from "./homework-workflow.ts";
import { reminderWaits, zoneOf } from "./reminder-waits.ts";

export interface NewHomework {
  id: string;
  clientId: string;
  /** Null for anybody of the client who may see sessions. */
  portalUserId: string | null;
  by: { id: string; name: string };
  title: string;
  instructions: string;
  link: string;
  fromDay?: string;
  dueDay: string | null;
  daily: boolean;
  repeat: Repeat | null;
  seriesId?: string;
  sessionId: string | null;
  log: LogKind | null;
  /** The form that is its worksheet. */
  form: Worksheet | null;
  /** Files of the practice that are its already. */
  files: readonly string[];
}

/** Stores homework and begins its workflow, which posts its cards on its first day. */
export async function makeHomework(ctx: PluginContext, tx: Tx, made: NewHomework): Promise<void> {
  const now = ctx.now();
  const zone = await zoneOf(ctx, made.clientId);
  const today = dayIn(now, zone);
  const fromDay = made.fromDay ?? today;
  const startMs = fromDay > today ? instantOf(dateOf(fromDay), 0, zone) - now : 0;
  const body: HomeworkBody = { title: made.title, instructions: made.instructions, link: made.link, by: made.by.name, note: "", comment: "", commentBy: "", worksheet: made.form?.title ?? "", answers: "", answersOf: "", files: made.files, sentFiles: [] };
  await ctx.model(homework).create(
    {
      id: made.id, practiceId: ctx.practiceId, clientId: made.clientId, portalUserId: made.portalUserId, byId: made.by.id, body: sealBody(ctx, ["homework", made.id], body), state: "assigned",
      fromDay, dueDay: made.dueDay, daily: made.daily ? 1 : 0, repeat: made.repeat, seriesId: made.repeat ? (made.seriesId ?? made.id) : null, sessionId: made.sessionId, log: made.log, formId: made.form?.id ?? null,
      postedAt: null, submittedAt: null, reviewedAt: null, version: 0, createdAt: now, changedAt: now,
    },
    { transaction: tx.sequelize },
  );
  const waits = await reminderWaits(ctx, made, now + startMs);
  await ctx.workflows.start(homeworkWorkflow, { subjectId: made.id, input: { waits, startMs } }, tx);
}
