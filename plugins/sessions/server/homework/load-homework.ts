import type { FileFacts, PluginContext } from "@anteroom/core/server";
import type { Homework } from "../tables/homework.ts";
import { ticks } from "../tables/ticks.ts";
import { homeworkBody } from "./find-homework.ts";
import type { HomeworkFacts } from "./homework-face.ts";

/** Everything that the faces of homework are drawn from: three queries for any number. */
export async function loadHomework(ctx: PluginContext, rows: readonly Homework[], looks: Pick<HomeworkFacts, "side" | "zone">): Promise<HomeworkFacts[]> {
  const ids = rows.map((row) => row.id);
  const ticked = ids.length === 0 ? [] : (await ctx.model(ticks).findAll({ where: { practiceId: ctx.practiceId, homeworkId: ids }, order: [["day", "ASC"]] })).map((tick) => tick.get());
  const bodies = rows.map((row) => homeworkBody(ctx, row));
  const fileIds = [...new Set(bodies.flatMap((body) => [...body.files, ...body.sentFiles]))];
  const files = new Map((fileIds.length === 0 ? [] : await ctx.files.facts(fileIds)).map((file) => [file.id, file]));
  const there = (wanted: readonly string[]): FileFacts[] => wanted.flatMap((id) => files.get(id) ?? []);
  return rows.map((row, at) => {
    const body = bodies[at] as (typeof bodies)[number];
    return { row, body, files: there(body.files), sentFiles: there(body.sentFiles), days: ticked.filter((tick) => tick.homeworkId === row.id).map((tick) => tick.day), ...looks, now: ctx.now() };
  });
}
