import type { EffectInfo, PluginContext, StaffMember } from "@anteroom/core/server";
import { readAlert } from "./find-alert.ts";
import type { AlertLevel } from "./alert-rows.ts";
import { whoIsThere } from "./who-is-there.ts";

/** Who is told at this level, by id: covers for those who are away. When nobody of a level is there, administrators are told at once. */
async function recipientsOf(ctx: PluginContext, clientId: string, level: AlertLevel): Promise<string[]> {
  const team = (await ctx.people.careTeam(clientId)).filter((member: StaffMember) => member.active).map((member) => member.id);
  const asked = await whoIsThere(ctx, level === "lead" ? team.slice(0, 1) : level === "team" ? team.slice(1) : []);
  if (asked.length > 0) return asked;
  const staff = await ctx.people.staffWith("forms.review");
  const administrators = staff.filter((member) => member.roles.includes("administrator"));
  const last = (administrators.length > 0 ? administrators : staff).map((member) => member.id);
  const there = await whoIsThere(ctx, last);
  // Somebody who is away is better than nobody.
  return there.length > 0 ? there : last;
}

/** Tells staff that an answer waits for them, in words that say nothing about it. */
export async function tellOfAlert(ctx: PluginContext, to: AlertLevel, { subjectId, onceKey }: EffectInfo): Promise<void> {
  const alert = await readAlert(ctx, subjectId);
  if (!alert || alert.state !== "waiting") return;
  const recipients = await recipientsOf(ctx, alert.clientId, to);
  await ctx.transaction((tx) =>
    ctx.once(onceKey, tx, async () => {
      for (const staffId of recipients) await ctx.notify("forms.alert", { to: { staffId }, data: { alertId: subjectId }, key: `${onceKey}:${staffId}` }, tx);
      if (to !== "lead") await ctx.audit("alert-escalated", { subject: subjectId, clientId: alert.clientId, detail: { to, told: recipients.length } }, tx);
      return null;
    }),
  );
}
