import { z } from "zod";
import { pageCursor, pageOf, personName } from "@anteroom/core/server";
import { audienceWords } from "../items/audience-words.ts";
import { itemWords } from "../items/visible-items.ts";
import { documentUsers } from "../people/people-words.ts";
import { openText } from "../sealed.ts";
import { contentOf, loadRequests } from "../signing/load-request.ts";
import { items, readers } from "../tables/item-rows.ts";
import { requests } from "../tables/request-rows.ts";
import { staffProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** A client's documents and requests to sign, newest first, as staff see them. */
export const chart = staffProcedure
  .meta({ permission: "documents.manage" })
  .input(z.object({ clientId: id, after: pageCursor }))
  .query(async ({ ctx: { plugin, viewer }, input }) => {
    await plugin.people.clientFor(viewer, input.clientId);
    const { practiceId } = plugin;
    const { rows: page, next } = await pageOf(plugin.model(items), { where: { practiceId, clientId: input.clientId }, after: input.after });
    const seen = (await plugin.model(readers).findAll({ where: { practiceId, itemId: page.map((item) => item.id) } })).map((row) => row.get());
    const users = await plugin.people.portalUsersOf(input.clientId);
    const asked = input.after ? [] : await plugin.model(requests).findAll({ where: { practiceId, clientId: input.clientId }, order: [["id", "DESC"]], limit: 50 });
    const wholes = await loadRequests(plugin, asked.map((row) => row.get().id));
    return {
      people: (await documentUsers(plugin, input.clientId)).map((user) => ({ id: user.id, name: personName(user) })),
      requests: [...wholes.values()].sort((a, b) => (a.request.id < b.request.id ? 1 : -1)).map((whole) => ({
        id: whole.request.id, state: whole.request.state, title: whole.papers.map((paper) => contentOf(plugin, paper).title).join(", "), dueAt: whole.request.dueAt, createdAt: whole.request.createdAt,
        signed: whole.signers.filter((one) => one.doneAt !== null).length, of: whole.signers.length,
        waitsForMe: whole.signers.some((one) => one.kind === "staff" && one.seatId === viewer.staffId && one.doneAt === null),
        names: whole.signers.map((one) => openText(plugin, ["signers", one.id, "name"], one.name)),
      })),
      items: page.map((item) => {
        const mine = seen.filter((one) => one.itemId === item.id);
        const opened = mine.filter((one) => one.openedAt !== null);
        return {
          id: item.id, ...pick(itemWords(plugin, item)), source: item.source, mime: item.mime, size: item.size, madeAt: item.madeAt, expiresAt: item.expiresAt, revokedAt: item.revokedAt,
          audience: audienceWords(item, mine.filter((one) => one.named === 1).map((one) => one.portalUserId), users),
          openedBy: opened.map((one) => users.find((user) => user.id === one.portalUserId)).flatMap((user) => (user ? [personName(user)] : [])),
          isNew: item.source === "client" && item.staffOpenedAt === null,
        };
      }),
      next,
    };
  });

const pick = ({ title, note }: { title: string; note: string }) => ({ title, note });
