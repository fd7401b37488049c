import { newId } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { emptyCheckIn } from "./check-ins/ask-check-in.ts";
import { addDaysTo, dayIn } from "./homework/days.ts";
import { makeHomework } from "./homework/make-homework.ts";
import type { NewHomework } from "./homework/make-homework.ts";
import { zoneOf } from "./homework/reminder-waits.ts";
import { demoSessions } from "./demo-sessions.ts";
import { homeworkWorkflow } from "./homework/homework-workflow.ts";
import { sealBody } from "./sealed.ts";
import { checkIns } from "./tables/check-ins.ts";
import { homework } from "./tables/homework.ts";
import { logEntries } from "./tables/log-entries.ts";
import { recaps } from "./tables/recaps.ts";
import { ticks } from "./tables/ticks.ts";

/** Sessions past and to come for each client of the demo, and for the first one homework in several states, logs and a recap. */
export async function fillDemo(ctx: PluginContext, demo: { conversationIds: readonly string[]; staffIds: readonly string[] }): Promise<void> {
  const staff = await ctx.people.staffMember(demo.staffIds[0] ?? "");
  const found = (await Promise.all(demo.conversationIds.map((id) => ctx.inbox.conversation(id)))).flatMap((one) => one ?? []);
  const [first] = found;
  if (!staff || !first) return;
  const past = new Map<string, string>();
  for (const { clientId } of found) if (!past.has(clientId)) past.set(clientId, await demoSessions(ctx, clientId, staff));
  const { clientId, portalUserId, id: conversationId } = first;
  const { practiceId } = ctx;
  const now = ctx.now();
  const today = dayIn(now, await zoneOf(ctx, clientId));
  const made = (title: string, more: Partial<NewHomework>): NewHomework => ({ id: newId(), clientId, portalUserId, by: staff, title, instructions: "", link: "", dueDay: null, daily: false, repeat: null, sessionId: null, log: null, form: null, files: [], ...more });
  const walk = made("Ten minutes outside", { instructions: "Each day, at any time. Notice one thing that you see.", fromDay: addDaysTo(today, -3), dueDay: addDaysTo(today, 3), daily: true, repeat: "weekly" });
  const write = made("Write down three mornings", { instructions: "What was the first thought? What helped?", dueDay: addDaysTo(today, 5) });
  const breath = made("Read about slow breathing", { dueDay: addDaysTo(today, -2) });
  await ctx.transaction(async (tx) => {
    const transaction = tx.sequelize;
    for (const one of [walk, write, breath]) await makeHomework(ctx, tx, one);
    for (const away of [-3, -1]) await ctx.model(ticks).create({ id: newId(), practiceId, homeworkId: walk.id, day: addDaysTo(today, away), at: now }, { transaction });
    await ctx.workflows.send(homeworkWorkflow, walk.id, { type: "start", waits: [] }, tx);
    await ctx.workflows.send(homeworkWorkflow, breath.id, { type: "submit" }, tx);
    const words = { title: breath.title, instructions: "", link: "", by: staff.name, note: "I tried it twice in the evening. It was easier than I thought.", comment: "", commentBy: "", files: [], sentFiles: [] };
    await ctx.model(homework).update({ body: sealBody(ctx, ["homework", breath.id], words) }, { where: { practiceId, id: breath.id }, transaction });
    await ctx.cards.touch("sessions.homework", breath.id, tx);
    for (const [at, scale] of [2, 2, 3, 2, 4, 3, 4, 4].entries()) {
      const id = newId();
      const body = { scale, hours: null, note: at === 6 ? "Walked before work." : "", situation: "", thought: "", feeling: "", strength: null, otherView: "" };
      await ctx.model(logEntries).create({ id, practiceId, clientId, portalUserId, kind: "mood", day: addDaysTo(today, at - 8), shared: at % 3 === 2 ? 0 : 1, body: sealBody(ctx, ["log_entries", id], body), version: 1, createdAt: now, changedAt: now }, { transaction });
    }
    const sessionId = past.get(clientId) ?? "";
    await ctx.model(recaps).create({ id: sessionId, practiceId, clientId, byId: staff.id, body: sealBody(ctx, ["recaps", sessionId], { summary: "We looked at how your mornings begin, and at what makes the first hour lighter.", agreed: ["Ten minutes outside after breakfast", "Phone stays in the kitchen at night"], next: "The same time next week", by: staff.name }), state: "shared", sharedAt: now, version: 1, createdAt: now, changedAt: now }, { transaction });
    await ctx.inbox.postCard({ conversationId, kind: "sessions.recap", subjectId: sessionId }, tx);
    const id = newId();
    await ctx.model(checkIns).create({ id, practiceId, clientId, sessionId, portalUserId, body: sealBody(ctx, ["check_ins", id], { ...emptyCheckIn, mood: 3, topic: "The mornings" }), state: "answered", answeredAt: now - 7 * 86_400_000, createdAt: now - 7 * 86_400_000 }, { transaction });
  });
}
