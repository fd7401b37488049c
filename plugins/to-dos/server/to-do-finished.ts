import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";

/** A to-do is over: done and no longer to be taken back, or refused. */
export const toDoFinished = defineEvent({
  name: "to-dos.finished",
  version: 1,
  schema: z.object({ id: z.string(), clientId: z.string().nullable(), state: z.enum(["done", "skipped"]) }),
  example: { id: "01JD0000000000000000000000", clientId: "01JD0000000000000000000001", state: "done" as const },
});
