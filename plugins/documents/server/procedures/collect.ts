import { z } from "zod";
import { invalid } from "@anteroom/core/server";
import { startCollection } from "../collect/change-collection.ts";
import { splitLabels } from "../collect/split-labels.ts";
import { documentUsers } from "../people/people-words.ts";
import { staffProcedure } from "../trpc.ts";
import { endOfDay } from "./end-of-day.ts";
import { id, key } from "./ids.ts";

/** Asks a portal user for documents, one line of a checklist for each. The same key again asks nothing more. */
export const collect = staffProcedure
  .meta({ permission: "documents.manage" })
  .input(z.object({
    key, clientId: id, portalUserId: z.string().max(26),
    /** One a line. */
    labels: z.string().max(2_000, "Ask for 8 documents or fewer at a time."),
    note: z.string().trim().max(1_000, "Use 1,000 characters or fewer.").default(""),
    due: z.string().max(10).default(""),
  }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    await plugin.people.clientFor(viewer, input.clientId);
    const users = await documentUsers(plugin, input.clientId);
    if (!users.some((user) => user.id === input.portalUserId)) throw invalid({ portalUserId: "Choose who is asked." });
    const labels = splitLabels(input.labels);
    const dueAt = endOfDay(plugin, viewer, "due", input.due);
    await plugin.transaction((tx) =>
      plugin.once(`collect:${viewer.staffId}:${input.key}`, tx, async () => {
        await startCollection(plugin, { id: input.key, clientId: input.clientId, portalUserId: input.portalUserId, labels, note: input.note, dueAt, createdBy: viewer.staffId }, tx);
        return null;
      }),
    );
    return { id: input.key };
  });
