import { z } from "zod";
import { invalid } from "@anteroom/core/server";
import { announceItem, storeItem } from "../items/share-item.ts";
import { documentUsers } from "../people/people-words.ts";
import { staffProcedure } from "../trpc.ts";
import { endOfDay } from "./end-of-day.ts";
import { id, key } from "./ids.ts";

const words = { title: z.string().trim().min(1, "Give the document a title.").max(200, "Use 200 characters or fewer."), note: z.string().trim().max(2_000, "Use 2,000 characters or fewer.").default("") };

/** Shares an uploaded file with the client's portal users. The same key again shares nothing more. */
export const share = staffProcedure
  .meta({ permission: "documents.manage" })
  .input(z.object({
    key, clientId: id, fileId: z.string().max(26), ...words,
    /** What stands in the file, for those who cannot read the file itself. */
    text: z.string().trim().max(50_000, "Use 50,000 characters or fewer.").default(""),
    audience: z.enum(["everyone", "named"]), portalUserIds: z.array(id).max(20).default([]), viewOnly: z.boolean().default(false), 
    /** `YYYY-MM-DD`: the last day on which they see it. */
    expires: z.string().max(10).default(""),
  }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    await plugin.people.clientFor(viewer, input.clientId);
    if (input.fileId === "") throw invalid({ file: "Choose a file." });
    const users = await documentUsers(plugin, input.clientId);
    const named = input.audience === "everyone" ? users.map((user) => user.id) : input.portalUserIds;
    if (input.audience === "named" && named.length === 0) throw invalid({ audience: "Choose who may see it." });
    if (named.some((one) => !users.some((user) => user.id === one))) throw invalid({ audience: "One of these people may no longer see documents. Choose again." });
    const expiresAt = endOfDay(plugin, viewer, "expires", input.expires);
    await plugin.transaction((tx) =>
      plugin.once(`share:${viewer.staffId}:${input.key}`, tx, async () => {
        const [file] = await plugin.files.claim([input.fileId], { kind: "item", id: input.key }, tx);
        if (!file) throw invalid({ file: "Choose a file." });
        if (input.viewOnly && !file.mime.startsWith("image/")) throw invalid({ viewOnly: "Only pictures can be shown without a download. Share this file for download, or share a picture of it." });
        const item = await storeItem(plugin, { id: input.key, clientId: input.clientId, source: "practice", words: { title: input.title, note: input.note, text: input.text }, audience: input.audience, named: input.audience === "named" ? named : [], viewOnly: input.viewOnly, expiresAt }, file, tx);
        await announceItem(plugin, item, named, tx);
        await plugin.audit("shared", { subject: item.id, clientId: item.clientId, detail: { audience: item.audience, people: named.length } }, tx);
        return null;
      }),
    );
    return { id: input.key };
  });
