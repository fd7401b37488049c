import { z } from "zod";
import { notFound } from "../../errors.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditPeople } from "../audit-people.ts";
import { contactsOf } from "../list-contacts.ts";
import { peopleModels } from "../models/people-models.ts";
import { requireClient } from "../people-access.ts";
import { rowId } from "../person-fields.ts";
import { contactFields } from "./add-contact.ts";

/** Changes a contact. */
export const editContact = staffProcedure
  .meta({ permission: "core.clients.write" })
  .input(z.object({ contactId: rowId, ...contactFields }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const { practiceId } = viewer;
    const { contactId, ...change } = input;
    const contacts = await host.db.transaction(async (tx) => {
      const row = await peopleModels(host).contacts.findOne({ where: { practiceId, id: contactId }, transaction: tx.sequelize });
      if (!row) throw notFound("this contact");
      const { clientId } = row.get();
      await requireClient(host, viewer, clientId, "this contact");
      await peopleModels(host).contacts.update(change, { where: { practiceId, id: contactId }, transaction: tx.sequelize });
      await auditPeople(ctx, "contact-changed", { clientId, subject: contactId, detail: { what: "changed" } }, tx);
      return contactsOf(host, practiceId, clientId, tx);
    });
    return { contacts };
  });
