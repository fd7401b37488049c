import { z } from "zod";
import { newId } from "../../ids.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditPeople } from "../audit-people.ts";
import { contactsOf } from "../list-contacts.ts";
import { peopleModels } from "../models/people-models.ts";
import { requireClient } from "../people-access.ts";
import { optionalEmail, phone, relationship, requiredLine, rowId } from "../person-fields.ts";

/** What a contact's form asks. */
export const contactFields = {
  name: requiredLine(200, "Enter a name.", "Name"),
  relationship,
  email: optionalEmail.optional(),
  phone: phone.optional(),
};

/** Adds a contact of a client. */
export const addContact = staffProcedure
  .meta({ permission: "core.clients.write" })
  .input(z.object({ clientId: rowId, ...contactFields }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const { practiceId } = viewer;
    await requireClient(host, viewer, input.clientId);
    const id = newId();
    const contacts = await host.db.transaction(async (tx) => {
      await peopleModels(host).contacts.create({ ...input, id, practiceId, createdAt: host.clock.now() }, { transaction: tx.sequelize });
      await auditPeople(ctx, "contact-changed", { clientId: input.clientId, subject: id, detail: { what: "added" } }, tx);
      return contactsOf(host, practiceId, input.clientId, tx);
    });
    return { contacts };
  });
