import type { PluginContext } from "@anteroom/core/server";
import { needsHelp } from "../alerts/alert-rules.ts";
import { helpLines } from "../alerts/help-lines.ts";
import { refuseEnded } from "../assignments/assignment-ended.ts";
import { staffNames } from "../cards/assignment-faces.ts";
import { shownTitle } from "../cards/shown-title.ts";
import { answerLines } from "../definition/answer-lines.ts";
import { belongsTo } from "../definition/read-form.ts";
import { carriedBy } from "../profile/carried-by.ts";
import { wouldCarry } from "../profile/carry-over.ts";
import { filesIn } from "./fill.ts";
import type { Filling } from "./fill.ts";
import { itemsOf, numberOf } from "./places.ts";

/** Every answer before it is sent, with what is still missing. @throws AppError `USED`, `EXPIRED` */
export async function showCheck(ctx: PluginContext, filling: Filling) {
  const { row, form, draft, answers, errors, steps } = filling;
  refuseEnded(row);
  const files = await ctx.files.facts(filesIn(itemsOf(form.definition), draft.typed));
  const numbers = new Map(steps.map((step) => [step.id, numberOf(form.definition, step)]));
  const lines = answerLines(form.definition, answers, { order: filling.rules.order, files: Object.fromEntries(files.map((file) => [file.id, file])) });
  return {
    help: needsHelp(form.definition, answers) ? await helpLines(ctx) : null,
    begun: row.state === "in-progress" || row.state === "amending",
    amending: row.state === "amending",
    title: shownTitle(form.definition),
    from: (await staffNames(ctx, [row.assignedBy])).get(row.assignedBy ?? "") ?? (await ctx.people.practice()).name,
    readBy: form.definition.readBy,
    /** Details of the client that change with it. */
    carries: await wouldCarry(ctx, row.portalUserId, await carriedBy(ctx, filling)),
    last: Math.max(1, ...numbers.values()),
    lines: lines.map(({ itemId, stepId, label, stem, lines: text }) => ({
      itemId, label, stem: stem ?? null, text, step: numbers.get(stepId) ?? 1,
      error: Object.entries(errors).find(([name]) => belongsTo(name, itemId))?.[1] ?? null,
    })),
  };
}
