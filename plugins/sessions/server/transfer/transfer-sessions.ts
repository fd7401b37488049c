import { z } from "zod";
import { Op } from "sequelize";
import type { ModelDefinition, PluginContext } from "@anteroom/core/server";
import { sealBody, openBody } from "../sealed.ts";
import type { SealedPlace } from "../sealed.ts";
import { checkIns } from "../tables/check-ins.ts";
import { fills } from "../tables/fills.ts";
import { homework } from "../tables/homework.ts";
import { logEntries } from "../tables/log-entries.ts";
import { meetings } from "../tables/meetings.ts";
import { recaps } from "../tables/recaps.ts";
import { sessions } from "../tables/sessions.ts";
import { ticks } from "../tables/ticks.ts";

const page = 200;

const tables = { sessions, meetings, check_ins: checkIns, recaps, homework, ticks, log_entries: logEntries, fills } as const;
type Table = keyof typeof tables;
const names = Object.keys(tables) as [Table, ...Table[]];

/** Those whose body is sealed. */
const sealed: readonly Table[] = ["meetings", "check_ins", "recaps", "homework", "log_entries"];

interface AnyRow { id: string; practiceId: string; body?: string }
const modelOf = (ctx: PluginContext, table: Table) => ctx.model(tables[table] as unknown as ModelDefinition<AnyRow>);

/** Every row of the practice with its words opened; the core brings the workflows and the cards itself. */
export async function* exportPractice(ctx: PluginContext): AsyncIterable<unknown> {
  for (const table of names) {
    for (let after = ""; ; ) {
      const rows = (await modelOf(ctx, table).findAll({ where: { practiceId: ctx.practiceId, id: { [Op.gt]: after } }, order: [["id", "ASC"]], limit: page })).map((row) => row.get());
      for (const { practiceId: _, body, ...row } of rows) yield { table, row, ...(body === undefined ? {} : { body: openBody<unknown>(ctx, [table as SealedPlace[0], row.id], body) }) };
      after = rows.at(-1)?.id ?? "";
      if (rows.length < page) break;
    }
  }
}

const line = z.object({ table: z.enum(names), row: z.looseObject({ id: z.string() }), body: z.unknown().optional() });

/** Takes the rows back, each once. */
export async function importPractice(ctx: PluginContext, rows: AsyncIterable<unknown>): Promise<void> {
  for await (const given of rows) {
    const { table, row, body } = line.parse(given);
    const values = { ...row, practiceId: ctx.practiceId, ...(sealed.includes(table) ? { body: sealBody(ctx, [table as SealedPlace[0], row.id], body) } : {}) };
    await modelOf(ctx, table).bulkCreate([values as never], { ignoreDuplicates: true });
  }
}

