import { z } from "zod";
import { Op } from "sequelize";
import type { PluginContext } from "@anteroom/core/server";
import { openBody, sealBody } from "./to-do-body.ts";
import { plainRow, toDos } from "./to-do-rows.ts";
import type { ToDo } from "./to-do-rows.ts";

const page = 200;

/** A client's to-dos in words, for the client's own export; tasks of staff are the practice's. */
export async function exportClient(ctx: PluginContext, clientId: string): Promise<unknown> {
  const rows = (await ctx.model(toDos).findAll({ where: { practiceId: ctx.practiceId, clientId, forStaff: 0 }, order: [["id", "ASC"]] })).map(plainRow);
  return rows.map((row) => {
    const { title, note, link, by, answer, answerBy } = openBody(ctx, row);
    return { title, note, link, by, state: row.state, due: row.dueDay, repeat: row.repeat, ...(answer ? { answer, answerBy } : {}), createdAt: row.createdAt, doneAt: row.doneAt };
  });
}

/** Every row with its words opened; the core brings the workflows and the cards itself. */
export async function* exportPractice(ctx: PluginContext): AsyncIterable<unknown> {
  let after = "";
  for (;;) {
    const rows = (await ctx.model(toDos).findAll({ where: { practiceId: ctx.practiceId, id: { [Op.gt]: after } }, order: [["id", "ASC"]], limit: page })).map(plainRow);
    for (const row of rows) yield { ...row, practiceId: undefined, body: openBody(ctx, row) };
    after = rows.at(-1)?.id ?? "";
    if (rows.length < page) return;
  }
}

const id = z.string().nullable();
const time = z.number().nullable();
const exported = z.object({
  id: z.string(), clientId: id, portalUserId: id, staffId: id, forStaff: z.number(), byKind: z.enum(["staff", "portal"]), byId: z.string(),
  body: z.object({ title: z.string(), note: z.string(), link: z.string(), by: z.string(), answer: z.string().optional(), answerBy: z.string().optional() }),
  state: z.enum(["scheduled", "proposed", "open", "awaiting", "done", "skipped", "cancelled"]), dueDay: z.string().nullable(), repeat: z.enum(["daily", "weekdays", "weekly", "monthly"]).nullable(),
  anchorDay: z.string().nullable(), seriesId: id, needsConfirmation: z.number(), postedAt: time, doneAt: time, seenAt: time, createdAt: z.number(), changedAt: z.number(),
});

/** Takes the rows back, each once. */
export async function importPractice(ctx: PluginContext, rows: AsyncIterable<unknown>): Promise<void> {
  for await (const row of rows) {
    const { body, ...read } = exported.parse(row);
    if (await ctx.model(toDos).findOne({ where: { practiceId: ctx.practiceId, id: read.id } })) continue;
    const { answer, answerBy, ...words } = body;
    await ctx.model(toDos).create({ ...(read as Omit<ToDo, "practiceId" | "body">), practiceId: ctx.practiceId, body: sealBody(ctx, read.id, { ...words, ...(answer ? { answer } : {}), ...(answerBy ? { answerBy } : {}) }) });
  }
}
