import { z } from "zod";
import { emailAddress, emailKey } from "../../accounts/email-address.ts";
import { once } from "../../database/once.ts";
import { newId } from "../../ids.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditPeople } from "../audit-people.ts";
import { invitePortalUser } from "../enrolment/invite.ts";
import { contactsOf } from "../list-contacts.ts";
import { lockClient } from "../lock-client.ts";
import { peopleModels } from "../models/people-models.ts";
import { requireClient } from "../people-access.ts";
import { firstName, lastName, nameUsed, permissions, phone, pronouns, relationship, rowId } from "../person-fields.ts";
import { alertWarning } from "../portal-user-warning.ts";

const input = z.object({
  clientId: rowId,
  firstName,
  lastName,
  email: emailAddress,
  nameUsed: nameUsed.optional(),
  pronouns: pronouns.optional(),
  phone: phone.optional(),
  relationship,
  permissions: permissions.refine((list) => list.length > 0, "Tick at least one box."),
  alerts: z.boolean().default(true),
  /** Whether an address that is not in the contact information is written there too. */
  alsoSaveToContact: z.boolean().default(false),
  /** A ULID made with the form: a second click gets the answer of the first instead of "a portal user already". */
  key: rowId.optional(),
});

/** Gives somebody access to a client's portal and sends the invitation. */
export const addPortalUser = staffProcedure
  .meta({ permission: "core.portal-users" })
  .input(input)
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const { practiceId } = viewer;
    const { alsoSaveToContact, key, ...user } = input;
    await requireClient(host, viewer, user.clientId);
    const asked = { scope: `people.add-portal-user:${practiceId}:${viewer.staffId}`, key: key ?? newId(), practiceId, now: host.clock.now(), params: { user, alsoSaveToContact } };
    const made = await host.db.transaction((tx) => once(tx, asked, async () => {
      await lockClient(host, practiceId, user.clientId, tx);
      const portalUser = await invitePortalUser(host, practiceId, user, viewer.staffId, tx);
      if (alsoSaveToContact) {
        const client = await host.people.of(practiceId).client(user.clientId, tx);
        const known = [client?.email, ...(await contactsOf(host, practiceId, user.clientId, tx)).map((contact) => contact.email)];
        if (!known.some((email) => email && emailKey(email) === emailKey(user.email))) {
          await peopleModels(host).contacts.create(
            { id: newId(), practiceId, clientId: user.clientId, name: `${user.firstName} ${user.lastName}`, relationship: user.relationship, email: user.email, phone: user.phone ?? null, createdAt: host.clock.now() },
            { transaction: tx.sequelize },
          );
        }
      }
      await auditPeople(ctx, "portal-user-invited", { clientId: user.clientId, subject: portalUser.id, detail: { permissions: user.permissions.join(" ") } }, tx);
      return { portalUserId: portalUser.id, warning: await alertWarning(host, practiceId, user.clientId, tx) };
    }));
    host.outbox.kick();
    return made;
  });
