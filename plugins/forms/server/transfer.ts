import type { PluginContext } from "@anteroom/core/server";
import { transferForms } from "./library/transfer-forms.ts";
import { transferAnswers } from "./submissions/transfer-answers.ts";

export { exportClient, exportClientFiles } from "./submissions/export-client.ts";

/** The library first: what was given names its versions. */
export async function* exportPractice(ctx: PluginContext): AsyncGenerator {
  yield* transferForms.give(ctx);
  yield* transferAnswers.give(ctx);
}

async function* only(row: unknown): AsyncGenerator {
  yield await Promise.resolve(row);
}

/** Each row goes to whoever gave it. */
export async function importPractice(ctx: PluginContext, rows: AsyncIterable<unknown>): Promise<void> {
  for await (const row of rows) {
    if (!(await transferAnswers.take(ctx, row))) await transferForms.take(ctx, only(row));
  }
}
