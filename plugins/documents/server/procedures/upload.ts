import { z } from "zod";
import { invalid } from "@anteroom/core/server";
import { prepareFiles, storeUploads } from "../uploads/store-uploads.ts";
import { tellTeam } from "../uploads/uploaded-notification.ts";
import { portalProcedure } from "../trpc.ts";
import { id, key } from "./ids.ts";

/** Gives documents to the practice. The same key again gives nothing more. */
export const upload = portalProcedure
  .meta({ permission: "documents.use" })
  .input(z.object({
    key,
    fileIds: z.array(id).max(10, "Send 10 files or fewer at a time."),
    title: z.string().trim().max(200, "Use 200 characters or fewer.").default(""),
    note: z.string().trim().max(2_000, "Use 2,000 characters or fewer.").default(""),
    /** `named` is the sender and the practice. */
    audience: z.enum(["named", "everyone"]).default("named"),
    join: z.boolean().default(false),
  }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    if (input.fileIds.length === 0) throw invalid({ files: "Add a file." });
    const prepared = await prepareFiles(plugin, viewer, input);
    if (!prepared) return { id: input.key };
    await plugin.transaction((tx) =>
      plugin.once(`upload:${viewer.portalUserId}:${input.key}`, tx, async () => {
        const stored = await storeUploads(plugin, viewer, prepared, tx);
        const conversation = await plugin.inbox.conversationOf(viewer.portalUserId, tx);
        const what = stored.length === 1 ? (stored[0]?.title ?? "") : `${stored.length} documents`;
        await plugin.inbox.postEvent({ conversationId: conversation.id, key: `uploaded:${input.key}`, forPortal: `You sent ${what}`, forStaff: `${viewer.name} sent ${what}` }, tx);
        await tellTeam(plugin, viewer.clientId, input.key, tx);
        return null;
      }),
    );
    return { id: input.key };
  });
