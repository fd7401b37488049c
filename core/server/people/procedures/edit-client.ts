import { z } from "zod";
import { notFound } from "../../errors.ts";
import { profileChanged } from "../../profile/profile-changed.ts";
import { profileTouched } from "../../profile/profile-touched.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditPeople } from "../audit-people.ts";
import { peopleModels } from "../models/people-models.ts";
import { requireClient } from "../people-access.ts";
import { clientFields, firstName, lastName, postalAddress, rowId } from "../person-fields.ts";

const input = z.object({ clientId: rowId, ...clientFields, firstName: firstName.optional(), lastName: lastName.optional(), address: postalAddress.optional() });

/** Changes the given details of a client. */
export const editClient = staffProcedure
  .meta({ permission: "core.clients.write" })
  .input(input)
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const { clientId, ...given } = input;
    await requireClient(host, viewer, clientId);
    const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const client = await host.db.transaction(async (tx) => {
      if (Object.keys(change).length > 0) {
        await peopleModels(host).clients.update(change, { where: { practiceId: viewer.practiceId, id: clientId }, transaction: tx.sequelize });
        await host.context("core", viewer.practiceId, viewer).events.publish(profileChanged, { clientId }, tx);
        await profileTouched(host, viewer, clientId, tx);
        await auditPeople(ctx, "client-changed", { clientId, detail: { fields: Object.keys(change).join(" ") } }, tx);
      }
      return host.people.of(viewer.practiceId).client(clientId, tx);
    });
    if (!client) throw notFound("this client");
    host.outbox.kick();
    return { client };
  });
