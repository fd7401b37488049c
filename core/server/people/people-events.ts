import { z } from "zod";
import { defineEvent } from "../outbox/define-event.ts";

const exampleId = "01JDKZ8Q6V3M5X7Y9A1B2C3D4E";

/** A client was added to a practice. */
export const clientCreated = defineEvent({
  name: "core.client-created",
  version: 1,
  schema: z.object({ clientId: z.string(), professionalId: z.string() }),
  example: { clientId: exampleId, professionalId: exampleId },
});

const userOfClient = z.object({ portalUserId: z.string(), clientId: z.string() });
const example = { portalUserId: exampleId, clientId: exampleId };

/** Somebody was invited to the portal: the client, or a person who acts for them. */
export const portalUserInvited = defineEvent({ name: "core.portal-user-invited", version: 1, schema: userOfClient, example });

/** The invitation was accepted. */
export const portalUserEnrolled = defineEvent({ name: "core.portal-user-enrolled", version: 1, schema: userOfClient, example });

/** Access was taken away for good; what the person wrote stays. */
export const portalUserRemoved = defineEvent({ name: "core.portal-user-removed", version: 1, schema: userOfClient, example });

/** Two records of one client became one: `from` leads to `into` now, which has everything. */
export const clientsMerged = defineEvent({
  name: "core.clients-merged",
  version: 1,
  schema: z.object({ from: z.string(), into: z.string() }),
  example: { from: exampleId, into: exampleId },
});
