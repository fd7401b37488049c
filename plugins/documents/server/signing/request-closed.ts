import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";

/** A request to sign has ended: `signed` when everybody signed, otherwise it was declined, taken back or ran out. */
export const requestClosed = defineEvent({
  name: "documents.request-closed",
  version: 1,
  schema: z.object({ requestId: z.string(), clientId: z.string(), signed: z.boolean() }),
  example: { requestId: "01JD0000000000000000000000", clientId: "01JD0000000000000000000001", signed: true },
});
