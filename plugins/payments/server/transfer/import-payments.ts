import type { PluginContext } from "@anteroom/core/server";
import { z } from "zod";
import { sealText } from "../sealed.ts";
import { exportedTables, shortName } from "./exported-tables.ts";
import type { AnyRow } from "./exported-tables.ts";

const exported = z.object({ table: z.string(), row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) });

/** Brings the rows of an export back, each once; what is there stays as it is. A card of the test processor does not come along: its books are elsewhere. */
export async function importPractice(ctx: PluginContext, rows: AsyncIterable<unknown>): Promise<void> {
  for await (const one of rows) {
    const { table: name, row } = exported.parse(one);
    const table = exportedTables.find((known) => shortName(known) === name);
    if (!table) continue;
    const key = Object.fromEntries(table.key.map((column) => [column, row[column] ?? null]));
    if (await ctx.model(table.model).findOne({ where: { practiceId: ctx.practiceId, ...key } })) continue;
    const values: AnyRow & { practiceId: string } = { ...row, practiceId: ctx.practiceId };
    for (const column of table.sealed) if (typeof row[column] === "string") values[column] = sealText(ctx, [name, String(row["id"]), column], row[column]);
    if (name === "methods" && row["processor"] === "test") values["state"] = "removed";
    await ctx.model(table.model).create(values);
  }
}
