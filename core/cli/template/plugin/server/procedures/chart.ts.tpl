import { z } from "zod";
import { items } from "../items.ts";
import { staffProcedure } from "../trpc.ts";

/** What a client's portal users were given, and whom the viewer may give something. */
export const chart = staffProcedure
  .meta({ permission: "{{id}}.manage" })
  .input(z.object({ clientId: z.string().length(26) }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId } }) => {
    const people: { id: string; name: string }[] = [];
    for (const user of await plugin.people.portalUsersOf(clientId)) {
      if (user.status === "removed") continue;
      const { id } = await plugin.inbox.conversationOf(user.id);
      if (await plugin.inbox.conversation(id, viewer)) people.push({ id: user.id, name: `${user.firstName} ${user.lastName}` });
    }
    const where = { practiceId: plugin.practiceId, portalUserId: people.map((one) => one.id) };
    const rows = await plugin.model(items).findAll({ where, order: [["id", "DESC"]], limit: 100 });
    return { people, items: rows.map((row) => row.get()).map(({ id, portalUserId, title, doneAt }) => ({ id, portalUserId, title, done: doneAt !== null })) };
  });
