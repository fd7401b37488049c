import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import type { PluginContext, StaffViewer, Tx } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { comingMeetings } from "../groups/coming-meetings.ts";
import { joinGroup as join } from "../groups/join-group.ts";
import { joinMeetings as joinAll } from "../groups/join-meetings.ts";
import { findGroup } from "../groups/load-group.ts";
import { staffProcedure } from "../trpc.ts";

const who = z.object({ id: idInput(), clientId: idInput("Choose a client.") });

type Joining<Answer> = (ctx: PluginContext, tx: Tx, viewer: StaffViewer, found: Awaited<ReturnType<typeof findGroup>>, asked: { key: string; clientId: string }) => Promise<Answer>;

/** A way to join a group, once for its key, for staff who may see both the client and the group. */
const joining = <Answer>(what: string, run: Joining<Answer>) =>
  staffProcedure
    .meta({ permission: "scheduling.manage" })
    .input(who.extend({ key: idInput() }))
    .mutation(async ({ ctx: { plugin, viewer }, input: { id, key, clientId } }) => {
      await plugin.people.clientFor(viewer, clientId);
      return plugin.transaction(async (tx) => {
        const found = await findGroup(plugin, viewer, id, tx);
        return plugin.once(`${what}:${id}:${key}`, tx, () => run(plugin, tx, viewer, found, { key, clientId }));
      });
    });

/** Adds a client to a group, with an appointment of their own. @throws TakenError when every seat is taken or the client is elsewhere then */
export const joinGroup = joining("join-group", async (ctx, tx, viewer, found, { clientId }) => ({ appointmentId: (await join(ctx, tx, viewer, found, clientId)).id }));

/** Adds a client to every coming meeting that has a seat and time for them, as a series of their own. */
export const joinMeetings = joining("join-meetings", async (ctx, tx, viewer, found, asked) => ({ times: await joinAll(ctx, tx, viewer, found, asked) }));

/** The meetings of a group from this one on, and why a client cannot come to one (`comes` already, `full`, `elsewhere` then). */
export const groupTimes = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(who)
  .query(async ({ ctx: { plugin, viewer }, input: { id, clientId } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const meetings = await comingMeetings(plugin, await findGroup(plugin, viewer, id), clientId);
    return { times: meetings.map(({ startsAt, why }) => ({ startsAt: iso(startsAt), why })) };
  });
