import { z } from "zod";
import { invalid } from "../../errors.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { findDuplicates } from "../merge/find-duplicates.ts";
import { mergeClients } from "../merge/merge-clients.ts";
import { mergedFieldNames } from "../merge/merged-fields.ts";
import { previewMerge } from "../merge/preview-merge.ts";
import { peopleModels } from "../models/people-models.ts";
import { requireClient } from "../people-access.ts";
import { rowId } from "../person-fields.ts";

const writing = staffProcedure.meta({ permission: "core.clients.write" });
const pair = z.object({ from: rowId, into: rowId });
const side = z.enum(["into", "from"]);

/** Records that may be of the same person. */
export const suggestDuplicates = writing.input(z.object({ clientId: rowId })).query(async ({ ctx, input }) => {
  await requireClient(ctx.host, ctx.viewer, input.clientId);
  return findDuplicates(ctx.host, ctx.viewer, input.clientId);
});

/** What a merge would do; nothing is changed. */
export const previewMergeProcedure = writing.input(pair).query(({ ctx, input }) => previewMerge(ctx.host, ctx.viewer, input));

/** Makes two records one. The word merge must be typed, since there is no way back; asked again it answers the same. */
export const mergeProcedure = writing
  .input(pair.extend({ keep: z.partialRecord(z.enum(mergedFieldNames), side).default({}), typed: z.string().max(100) }))
  .mutation(async ({ ctx, input: { from, into, keep, typed } }) => {
    if (typed.trim().toLowerCase() !== "merge") throw invalid({ typed: "Type the word merge to make the two records one." });
    const { host, viewer } = ctx;
    await requireClient(host, viewer, into);
    const done = await peopleModels(host).clients.findOne({ where: { practiceId: viewer.practiceId, id: from, mergedInto: into } });
    if (!done) await mergeClients(ctx, { from, into }, keep);
    return { clientId: into };
  });
