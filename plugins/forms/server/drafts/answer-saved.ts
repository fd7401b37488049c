import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";

const id = "01JDKZ8Q6V3M5X7Y9A1B2C3D4E";

/** Answers of a form that is still being filled in were saved. Says which items, never what they say. */
export const answerSaved = defineEvent({
  name: "forms.answer-saved",
  version: 1,
  schema: z.object({ assignmentId: z.string(), versionId: z.string(), clientId: z.string(), portalUserId: z.string(), itemIds: z.array(z.string()) }),
  example: { assignmentId: id, versionId: id, clientId: id, portalUserId: id, itemIds: ["nervous"] },
});
