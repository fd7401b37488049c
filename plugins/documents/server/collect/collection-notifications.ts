import { z } from "zod";
import { defineNotification } from "@anteroom/core/server";
import { collections } from "../tables/collection-rows.ts";

const data = z.object({ collectionId: z.string() });
const example = { collectionId: "01JD0000000000000000000000" };

/** Asks a portal user for documents, and reminds them. */
export const wantedNotification = defineNotification({
  kind: "documents.wanted",
  class: "document",
  data,
  example,
  stillNeeded: async (ctx, { collectionId }) => (await ctx.model(collections).count({ where: { practiceId: ctx.practiceId, id: collectionId, state: "wanted" } })) > 0,
});

/** Tells who asked that everything has arrived and waits to be looked at. */
export const collectedNotification = defineNotification({
  kind: "documents.collected",
  class: "document",
  data,
  example,
  stillNeeded: async (ctx, { collectionId }) => (await ctx.model(collections).count({ where: { practiceId: ctx.practiceId, id: collectionId, state: "toCheck" } })) > 0,
});
