import { z } from "zod";
import { invalid } from "@anteroom/core/server";
import { draftRequest, fillDocuments } from "../signing/send-request.ts";
import { publishedTemplates } from "../templates/find-template.ts";
import { staffProcedure } from "../trpc.ts";
import { possibleSigners } from "../signing/possible-signers.ts";
import { endOfDay } from "./end-of-day.ts";
import { id, key } from "./ids.ts";

/** Prepares a request as a draft that only staff see. Refused with the name of each field for which the client has no fact. */
export const prepareRequest = staffProcedure
  .meta({ permission: "documents.manage" })
  .input(z.object({
    key, clientId: id,
    templateIds: z.array(id).min(1, "Choose a document.").max(10, "Choose 10 documents or fewer."),
    /** `portal:<id>` or `staff:<id>`, in the order in which they sign. */
    signers: z.array(z.string().max(40)).min(1, "Choose who signs.").max(6, "Choose 6 people or fewer."),
    instructions: z.string().trim().max(2_000, "Use 2,000 characters or fewer.").default(""),
    ordered: z.boolean().default(false), shows: z.boolean().default(true),
    /** `YYYY-MM-DD`, the last moment of that day in the viewer's zone. */
    due: z.string().max(10).default(""),
  }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    await plugin.people.clientFor(viewer, input.clientId);
    const dueAt = endOfDay(plugin, viewer, "due", input.due);
    const published = await publishedTemplates(plugin, input.templateIds);
    const chosen = [...new Set(input.templateIds)].flatMap((one) => published.find(({ template }) => template.id === one) ?? []);
    if (chosen.length < new Set(input.templateIds).size) throw invalid({ templateIds: "One of the documents is no longer in the library. Choose again." });
    const possible = await possibleSigners(plugin, input.clientId);
    const signers = [...new Set(input.signers)].flatMap((one) => possible.find((found) => `${found.kind}:${found.seatId}` === one) ?? []);
    if (signers.length < new Set(input.signers).size) throw invalid({ signers: "One of these people can no longer sign. Choose again." });
    if (!signers.some((one) => one.kind === "portal")) throw invalid({ signers: "Choose somebody who uses the portal." });
    const { contents, missing } = await fillDocuments(plugin, input.clientId, chosen);
    if (missing.length > 0) {
      const words = missing.map((one) => `${one.document} needs ${one.label.toLowerCase()} (${one.field}).`);
      throw invalid({ templateIds: `${words.join(" ")} Add it to the client's information, or take the field out of the document.` });
    }
    await plugin.transaction((tx) =>
      plugin.once(`prepare:${viewer.staffId}:${input.key}`, tx, async () => {
        await draftRequest(plugin, { id: input.key, clientId: input.clientId, templates: chosen, signers, instructions: input.instructions, ordered: input.ordered, shows: input.shows, dueAt, createdBy: viewer.staffId, replaces: null }, contents, tx);
        await plugin.audit("prepared", { subject: input.key, clientId: input.clientId }, tx);
        return null;
      }),
    );
    return { requestId: input.key };
  });
