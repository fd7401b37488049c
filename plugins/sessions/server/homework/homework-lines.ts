import type { PluginContext, Viewer } from "@anteroom/core/server";
import { homework } from "../tables/homework.ts";
import type { Homework } from "../tables/homework.ts";
import { isDoer } from "./doers.ts";
import { homeworkFace } from "./homework-face.ts";
import { loadHomework } from "./load-homework.ts";

/** Homework in a list. */
export interface HomeworkLine {
  id: string;
  title: string;
  tag: string;
  tone: "accent" | "success" | "neutral" | "warning" | "danger";
  detail: string;
}

const most = 100;

/** Homework rows as lines for this viewer; those that are not theirs to see are left out. */
export async function linesOf(ctx: PluginContext, viewer: Viewer, rows: readonly Homework[]): Promise<HomeworkLine[]> {
  const seen = rows.filter((row) => viewer.kind === "staff" || (isDoer(row, viewer) && row.postedAt !== null));
  const facts = await loadHomework(ctx, seen, { side: viewer.kind === "portal" ? "client" : "staff", zone: viewer.timeZone });
  return facts.map((one) => {
    const { title, status } = homeworkFace(one).view;
    const planned = one.row.state === "assigned" && rows.find((row) => row.id === one.row.id)?.postedAt === null;
    return { id: one.row.id, title, tag: planned ? "Planned" : status.tag, tone: planned ? "neutral" : status.tone, detail: (status.text ?? "").replace(/\.$/, "") };
  });
}

/** The homework of one session. */
export async function homeworkLines(ctx: PluginContext, viewer: Viewer, { sessionId }: { sessionId: string }): Promise<HomeworkLine[]> {
  const rows = (await ctx.model(homework).findAll({ where: { practiceId: ctx.practiceId, sessionId }, order: [["id", "DESC"]], limit: most })).map((row) => row.get());
  return linesOf(ctx, viewer, rows);
}
