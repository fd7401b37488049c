import { z } from "zod";
import { notFound } from "../../errors.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditPeople } from "../audit-people.ts";
import { contactsOf } from "../list-contacts.ts";
import { peopleModels } from "../models/people-models.ts";
import { requireClient } from "../people-access.ts";
import { rowId } from "../person-fields.ts";

/** Removes a contact; a portal user with the same address stays. */
export const removeContact = staffProcedure
  .meta({ permission: "core.clients.write" })
  .input(z.object({ contactId: rowId }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const { practiceId } = viewer;
    const contacts = await host.db.transaction(async (tx) => {
      const row = await peopleModels(host).contacts.findOne({ where: { practiceId, id: input.contactId }, transaction: tx.sequelize });
      if (!row) throw notFound("this contact");
      const { clientId } = row.get();
      await requireClient(host, viewer, clientId, "this contact");
      await peopleModels(host).contacts.destroy({ where: { practiceId, id: input.contactId }, transaction: tx.sequelize });
      await auditPeople(ctx, "contact-changed", { clientId, subject: input.contactId, detail: { what: "removed" } }, tx);
      return contactsOf(host, practiceId, clientId, tx);
    });
    return { contacts };
  });
