import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";

const id = z.string();

/** Somebody answered the check-in of a session and will be there. */
export const checkedIn = defineEvent({
  name: "sessions.checked-in",
  version: 1,
  schema: z.object({ sessionId: id, appointmentId: id.nullable(), clientId: id, portalUserId: id }),
  example: { sessionId: "01JD0000000000000000000000", appointmentId: "01JD0000000000000000000001", clientId: "01JD0000000000000000000002", portalUserId: "01JD0000000000000000000003" },
});

/** Homework was sent to the practice. */
export const homeworkSubmitted = defineEvent({
  name: "sessions.homework-submitted",
  version: 1,
  schema: z.object({ homeworkId: id, clientId: id }),
  example: { homeworkId: "01JD0000000000000000000000", clientId: "01JD0000000000000000000002" },
});
