import { z } from "zod";
import { requireCollection } from "../collect/load-collection.ts";
import { itemWords } from "../items/visible-items.ts";
import { fullName } from "../people/people-words.ts";
import { items } from "../tables/item-rows.ts";
import { viewerProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** A request for documents as whoever is asked, or the practice, sees it. */
export const collection = viewerProcedure
  .meta({ permission: "documents.use" })
  .input(z.object({ id }))
  .query(async ({ ctx: { plugin, viewer }, input }) => {
    const { row, note, lines } = await requireCollection(plugin, viewer, input.id);
    const by = await plugin.people.staffMember(row.createdBy);
    const asked = await plugin.people.portalUser(row.portalUserId);
    const sent = (await plugin.model(items).findAll({ where: { practiceId: plugin.practiceId, id: lines.flatMap((line) => line.itemIds) } })).map((one) => one.get());
    const files = new Map((await plugin.files.facts(sent.flatMap((item) => item.fileId ?? []))).map((file) => [file.id, file]));
    return {
      id: row.id, clientId: row.clientId, state: row.state, note, dueAt: row.dueAt, by: by?.name ?? "Somebody who has left", asked: asked ? fullName(asked) : "Somebody who has left",
      lines: lines.map((line) => ({
        ...line,
        items: sent.filter((item) => line.itemIds.includes(item.id)).map((item) => {
          const file = files.get(item.fileId ?? "");
          return { id: item.id, title: itemWords(plugin, item).title, mime: item.mime, size: item.size, width: file?.width ?? null, height: file?.height ?? null, fileState: file?.state ?? null, locked: file?.locked ?? false };
        }),
      })),
    };
  });
