import { z } from "zod";
import { emailAddress } from "../../accounts/email-address.ts";
import { once } from "../../database/once.ts";
import { AppError } from "../../errors.ts";
import { newId } from "../../ids.ts";
import { holdsPermission, permissionPresets } from "../permissions.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditPeople } from "../audit-people.ts";
import { invitePortalUser } from "../enrolment/invite.ts";
import { peopleModels } from "../models/people-models.ts";
import { addAdditions, readAdditions } from "../new-client-fields.ts";
import { clientFields, firstName, lastName, permissions, phone, relationship, rowId } from "../person-fields.ts";

const access = {
  email: emailAddress,
  phone: phone.optional(),
  preset: z.enum(["client", "guardian", "billing", "supporter"]).optional(),
  permissions: permissions.optional(),
  alerts: z.boolean().default(true),
};

const input = z.object({
  professionalId: z.string({ error: "Choose a professional." }).min(1, "Choose a professional.").max(26),
  ...clientFields,
  /** Who gets access to the portal, if anybody: the client, or a contact such as a parent. */
  enrol: z
    .discriminatedUnion("who", [z.object({ who: z.literal("client"), ...access }), z.object({ who: z.literal("contact"), firstName, lastName, relationship, ...access })])
    .optional(),
  /** What plugins take of a new client, such as a starting balance: by plugin, then by column. */
  more: z.record(z.string().max(60), z.record(z.string().max(60), z.string().trim().max(200))).default({}),
  /** A ULID made with the form: a double click adds one client. */
  key: rowId.optional(),
});

/** Adds a client with their professional, and invites somebody to the portal when asked. */
export const createClient = staffProcedure
  .meta({ permission: "core.clients.write" })
  .input(input)
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const { enrol, key, more, ...facts } = input;
    if (enrol && !holdsPermission(host.registry, viewer, "core.portal-users")) throw new AppError("FORBIDDEN", "You may add clients, but not give portal access.", { reason: "core.portal-users" });
    const { practiceId } = viewer;
    const additions = await readAdditions(host, viewer, more);
    const made = await host.db.transaction((tx) =>
      once(tx, { scope: `people.create-client:${practiceId}:${viewer.staffId}`, key: key ?? newId(), practiceId, now: host.clock.now(), params: { facts, enrol: enrol ?? null, more } }, async () => {
        const email = facts.email ?? (enrol?.who === "client" ? enrol.email : null);
        const client = await host.people.createClient(practiceId, { ...facts, email }, tx);
        await auditPeople(ctx, "client-created", { clientId: client.id }, tx);
        await addAdditions(additions, client.id, tx);
        if (!enrol) return { clientId: client.id, portalUserId: null };
        const contact = enrol.who === "contact";
        if (contact) {
          await peopleModels(host).contacts.create(
            { id: newId(), practiceId, clientId: client.id, name: `${enrol.firstName} ${enrol.lastName}`, relationship: enrol.relationship, email: enrol.email, phone: enrol.phone ?? null, createdAt: host.clock.now() },
            { transaction: tx.sequelize },
          );
        }
        const preset = permissionPresets[enrol.preset ?? (contact ? "guardian" : "client")];
        const user = await invitePortalUser(
          host,
          practiceId,
          {
            clientId: client.id,
            firstName: contact ? enrol.firstName : (client.nameUsed ?? client.firstName),
            lastName: contact ? enrol.lastName : client.lastName,
            email: enrol.email,
            phone: enrol.phone ?? (contact ? null : client.phone),
            relationship: contact ? enrol.relationship : "self",
            permissions: enrol.permissions ?? preset?.permissions ?? [],
            alerts: enrol.alerts,
          },
          viewer.staffId,
          tx,
        );
        await auditPeople(ctx, "portal-user-invited", { clientId: client.id, subject: user.id, detail: { permissions: user.permissions.join(" ") } }, tx);
        return { clientId: client.id, portalUserId: user.id };
      }),
    );
    host.outbox.kick();
    return made;
  });
