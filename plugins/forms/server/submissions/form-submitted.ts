import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";

const id = "01JDKZ8Q6V3M5X7Y9A1B2C3D4E";

/** A form was sent. Says which, never what it says. */
export const formSubmitted = defineEvent({
  name: "forms.form-submitted",
  version: 1,
  schema: z.object({ assignmentId: z.string(), submissionId: z.string(), number: z.number().int(), formId: z.string(), versionId: z.string(), clientId: z.string(), portalUserId: z.string(), originId: z.string().nullable() }),
  example: { assignmentId: id, submissionId: id, number: 1, formId: id, versionId: id, clientId: id, portalUserId: id, originId: null },
});
