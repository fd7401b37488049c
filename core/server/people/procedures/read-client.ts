import { z } from "zod";
import { recordReading } from "../../audit/record-reading.ts";
import { AppError, notFound } from "../../errors.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditPeople } from "../audit-people.ts";
import { contactsOf } from "../list-contacts.ts";
import { maySeeClient } from "../people-access.ts";
import { rowId } from "../person-fields.ts";

/** One client with care team and contacts; the reading is audited. */
export const readClient = staffProcedure
  .meta({ permission: "core.clients.read" })
  .input(z.object({ clientId: rowId }))
  .query(async ({ ctx, input }) => {
    const { host, viewer, origin } = ctx;
    const people = host.people.of(viewer.practiceId);
    const client = await people.client(input.clientId);
    if (!client) throw notFound("this client");
    if (client.mergedInto && (await maySeeClient(host, viewer, client.mergedInto))) throw new AppError("NOT_FOUND", "This record was merged into another one.", { reason: "merged", data: { into: client.mergedInto } });
    if (!(await maySeeClient(host, viewer, client.id))) {
      await auditPeople(ctx, "client-read", { clientId: client.id, subject: client.id, result: "refused" }, host.db.hot);
      throw notFound("this client");
    }
    const [professionals, contacts] = await Promise.all([people.careTeam(client.id), contactsOf(host, viewer.practiceId, client.id)]);
    await recordReading(host, viewer, { verb: "client-read", clientId: client.id, subject: client.id, address: origin.address, device: origin.userAgent });
    return { client, professionals, contacts };
  });
