import { mergeFields } from "../text/merge-fields.ts";
import { staffProcedure } from "../trpc.ts";

/** The merge fields there are, for a new template. */
export const fields = staffProcedure.meta({ permission: "documents.templates" }).query(() => mergeFields);
