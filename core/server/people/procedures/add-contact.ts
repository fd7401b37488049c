import { z } from "zod";
import { once } from "../../database/once.ts";
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
  .input(z.object({
    clientId: rowId,
    ...contactFields,
    /** A ULID made with the form: a double click adds one contact. */
    key: rowId.optional(),
  }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const { practiceId } = viewer;
    const { key, ...facts } = input;
    await requireClient(host, viewer, facts.clientId);
    const now = host.clock.now();
    const contacts = await host.db.transaction(async (tx) => {
      await once(tx, { scope: `people.add-contact:${practiceId}:${viewer.staffId}`, key: key ?? newId(), practiceId, now, params: facts }, async () => {
        const id = newId();
        await peopleModels(host).contacts.create({ ...facts, id, practiceId, createdAt: now }, { transaction: tx.sequelize });
        await auditPeople(ctx, "contact-changed", { clientId: facts.clientId, subject: id, detail: { what: "added" } }, tx);
      });
      // Read outside: what `once` keeps must hold no names.
      return contactsOf(host, practiceId, facts.clientId, tx);
    });
    return { contacts };
  });
