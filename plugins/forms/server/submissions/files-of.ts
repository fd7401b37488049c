import type { FileFacts, PluginContext } from "@anteroom/core/server";
import { itemsOf } from "../filling/places.ts";
import type { OpenedSubmission } from "./copy.ts";

/** Facts of the files of what was sent, by id. */
export async function filesOf(ctx: PluginContext, { definition, answers }: Pick<OpenedSubmission, "definition" | "answers">): Promise<Record<string, FileFacts>> {
  const ids = itemsOf(definition).flatMap((item) => (item.type === "file" && Array.isArray(answers[item.id]) ? (answers[item.id] as string[]) : []));
  return ids.length === 0 ? {} : Object.fromEntries((await ctx.files.facts(ids)).map((file) => [file.id, file]));
}
