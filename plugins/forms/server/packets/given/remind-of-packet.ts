import type { EffectInfo, PluginContext } from "@anteroom/core/server";
import { readGiven } from "./find-given.ts";

/** Reminds the person of a packet that is not done. */
export async function remindOfPacket(ctx: PluginContext, { subjectId, onceKey }: EffectInfo): Promise<void> {
  const [packet] = await readGiven(ctx, { id: subjectId, state: "open" }, { limit: 1 });
  if (!packet || !(await ctx.setting<boolean>("reminders", { clientId: packet.clientId }))) return;
  await ctx.transaction((tx) => ctx.notify("forms.packet-reminder", { to: { portalUserId: packet.portalUserId }, data: { givenId: packet.id }, key: onceKey }, tx));
}
