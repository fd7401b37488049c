import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import type { PluginContext, StaffViewer } from "@anteroom/core/server";
import { keepMeeting } from "../joining/keep-meeting.ts";
import { tellWaiting } from "../joining/tell-waiting.ts";
import { findSession } from "../list/find-session.ts";
import { sealBody } from "../sealed.ts";
import { meetings } from "../tables/meetings.ts";
import type { Meeting } from "../tables/meetings.ts";
import { staffProcedure } from "../trpc.ts";

async function change(plugin: PluginContext, viewer: StaffViewer, id: string, verb: string, changes: (meetingId: string) => Partial<Meeting>): Promise<string> {
  return plugin.transaction(async (tx) => {
    const row = await findSession(plugin, viewer, id, tx);
    await keepMeeting(plugin, tx, row.meetingId);
    await plugin.model(meetings).update(changes(row.meetingId), { where: { practiceId: plugin.practiceId, id: row.meetingId }, transaction: tx.sequelize });
    await plugin.audit(verb, { subject: row.id, clientId: row.clientId }, tx);
    return row.meetingId;
  });
}

const at = z.object({ id: idInput() });

/** Lets whoever waits into the video. Pressed twice it is the same. */
export const letIn = staffProcedure.meta({ permission: "sessions.manage" }).input(at).mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
  await tellWaiting(plugin, await change(plugin, viewer, id, "let-in", () => ({ openedAt: plugin.now(), seenAt: plugin.now() })));
  return { id };
});

/** Tells whoever waits that the professional knows of it. */
export const seen = staffProcedure.meta({ permission: "sessions.manage" }).input(at).mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
  await tellWaiting(plugin, await change(plugin, viewer, id, "saw-waiting", () => ({ seenAt: plugin.now() })));
  return { id };
});

/** Gives this appointment a video link of its own; "" takes it away. */
export const setLink = staffProcedure
  .meta({ permission: "sessions.manage" })
  .input(at.extend({ link: z.string().trim().max(500, "Use 500 characters or fewer.").refine((text) => text === "" || /^https:\/\/\S+$/.test(text), "The link begins with https://.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id, link } }) => {
    await tellWaiting(plugin, await change(plugin, viewer, id, "set-link", (meetingId) => ({ body: sealBody(plugin, ["meetings", meetingId], { link }) })));
    return { id };
  });
