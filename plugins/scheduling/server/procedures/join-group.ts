import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { comingMeetings } from "../groups/coming-meetings.ts";
import { joinGroup as join } from "../groups/join-group.ts";
import { joinMeetings as joinAll } from "../groups/join-meetings.ts";
import { findGroup } from "../groups/load-group.ts";
import { staffProcedure } from "../trpc.ts";

const who = z.object({ id: idInput(), clientId: idInput("Choose a client.") });

/** Adds a client to a group, with an appointment of their own. @throws TakenError when every seat is taken or the client is elsewhere then */
export const joinGroup = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(who.extend({ key: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id, key, clientId } }) => {
    await plugin.people.clientFor(viewer, clientId);
    return plugin.transaction(async (tx) => {
      const found = await findGroup(plugin, viewer, id, tx);
      return plugin.once(`join-group:${id}:${key}`, tx, async () => ({ appointmentId: (await join(plugin, tx, viewer, found, clientId)).id }));
    });
  });

/** The meetings of a group from this one on, and why a client cannot come to one (`comes` already, `full`, `elsewhere` then). */
export const groupTimes = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(who)
  .query(async ({ ctx: { plugin, viewer }, input: { id, clientId } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const meetings = await comingMeetings(plugin, await findGroup(plugin, viewer, id), clientId);
    return { times: meetings.map(({ startsAt, why }) => ({ startsAt: iso(startsAt), why })) };
  });

/** Adds a client to every one of these meetings that has a seat and time for them, as a series of their own. The same key does so once. */
export const joinMeetings = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(who.extend({ key: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id, key, clientId } }) => {
    await plugin.people.clientFor(viewer, clientId);
    return plugin.transaction(async (tx) => {
      const found = await findGroup(plugin, viewer, id, tx);
      return plugin.once(`join-meetings:${id}:${key}`, tx, async () => ({ times: await joinAll(plugin, tx, viewer, found, { key, clientId }) }));
    });
  });
