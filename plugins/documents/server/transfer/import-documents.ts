import type { PluginContext } from "@anteroom/core/server";
import { z } from "zod";
import { sealText } from "../sealed.ts";
import { openStates, type RequestState } from "../tables/request-rows.ts";
import type { templates } from "../tables/template-rows.ts";
import { rowKey, sealedColumns, tables, type Table } from "./export-documents.ts";

const line = z.object({ table: z.enum(Object.keys(tables) as [Table, ...Table[]]), row: z.record(z.string(), z.unknown()), text: z.string().optional() });

/** Takes back what `exportPractice` gave. Rows that are there already are left alone, so a cut import is run again. Requests that were open wait for nothing more and end as taken back. */
export async function importPractice(ctx: PluginContext, rows: AsyncIterable<unknown>): Promise<void> {
  for await (const given of rows) {
    const { table, row, text } = line.parse(given);
    const column = sealedColumns[table];
    const values: Record<string, unknown> = { ...row, practiceId: ctx.practiceId };
    if (column) values[column] = sealText(ctx, [table, rowKey(table, values), column], text ?? "");
    // Nobody has an account here yet, and timers do not travel: what was open is sent again by the practice.
    if (table === "requests" && [...openStates, "paused", "draft"].includes(values["state"] as RequestState)) Object.assign(values, { state: "voided", closedAt: ctx.now() });
    if (table === "collections" && ["wanted", "toCheck"].includes(String(values["state"]))) values["state"] = "cancelled";
    await ctx.model(tables[table] as typeof templates).bulkCreate([values as never], { ignoreDuplicates: true });
  }
}
