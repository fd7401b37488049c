import { newId } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { dayIn } from "./due-words.ts";
import { makeToDo } from "./make-to-do.ts";
import { addDaysTo } from "./recurrence.ts";
import { zoneOf } from "./reminder-waits.ts";

/** A few things to do for the people of the demo, and a task for staff. */
export async function fillDemo(ctx: PluginContext, demo: { conversationIds: readonly string[]; staffIds: readonly string[] }): Promise<void> {
  const [staffId = ""] = demo.staffIds;
  const staff = await ctx.people.staffMember(staffId);
  const conversation = demo.conversationIds[0] ? await ctx.inbox.conversation(demo.conversationIds[0]) : null;
  if (!staff || !conversation) return;
  const { clientId, portalUserId } = conversation;
  const today = dayIn(ctx.now(), await zoneOf(ctx, clientId));
  const by = { kind: "staff" as const, id: staff.id, name: staff.name };
  const once = { note: "", link: "", repeat: null, needsConfirmation: false };
  const forClient = { clientId, portalUserId };
  await ctx.transaction(async (tx) => {
    await makeToDo(ctx, tx, { ...once, id: newId(), for: forClient, by, title: "Bring your insurance card", note: "Both sides, next time we meet.", dueDay: addDaysTo(today, 3) });
    await makeToDo(ctx, tx, { ...once, id: newId(), for: forClient, by, title: "A short walk after breakfast", dueDay: today, repeat: "daily" });
    await makeToDo(ctx, tx, { ...once, id: newId(), for: { staffId: staff.id, clientId }, by, title: "Ask the pharmacy about the new dose", dueDay: addDaysTo(today, 1) });
    await makeToDo(ctx, tx, { ...once, id: newId(), for: { staffId: null, clientId: null }, by, title: "Renew the room booking", dueDay: addDaysTo(today, 7) });
  });
}
