import type { PluginContext } from "@anteroom/core/server";
import { typedShown } from "../filling/fill.ts";
import type { Filling } from "../filling/fill.ts";
import { sentBefore } from "../submissions/sent-before.ts";
import type { Carried } from "./carry-over.ts";

/** What a form that is being filled in would carry over if it were sent now. */
export const carriedBy = async (ctx: PluginContext, filling: Filling): Promise<Carried> => ({
  definition: filling.form.definition, answers: filling.answers, typed: typedShown(filling), prefilled: filling.draft.prefilled, before: await sentBefore(ctx, filling.row),
});
