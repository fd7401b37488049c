import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";

/** A version of a document template was published. */
export const documentPublished = defineEvent({
  name: "documents.published",
  version: 1,
  schema: z.object({ templateId: z.string(), versionId: z.string(), number: z.number().int(), resign: z.boolean() }),
  example: { templateId: "01JD0000000000000000000000", versionId: "01JD0000000000000000000001", number: 2, resign: true },
});
