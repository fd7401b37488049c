import type { EffectInfo, PluginContext } from "@anteroom/core/server";
import { assignments } from "./assignment-rows.ts";

/** Reminds the person of a form that they have not sent yet. */
export async function remind(ctx: PluginContext, _params: null, { subjectId, onceKey }: EffectInfo): Promise<void> {
  const row = (await ctx.model(assignments).findOne({ where: { practiceId: ctx.practiceId, id: subjectId } }))?.get();
  if (!row || !(await ctx.setting<boolean>("reminders", { clientId: row.clientId }))) return;
  await ctx.transaction((tx) => ctx.notify("forms.reminder", { to: { portalUserId: row.portalUserId }, data: { assignmentId: row.id }, key: onceKey }, tx));
}
