import { z } from "zod";
import { profileChanged } from "../../profile/profile-changed.ts";
import { profileTouched } from "../../profile/profile-touched.ts";
import { portalProcedure } from "../../trpc/core-procedures.ts";
import { auditPeople } from "../audit-people.ts";
import { clientInformation, informationFields } from "../client-information.ts";
import type { InformationField } from "../client-information.ts";
import { lockClient } from "../lock-client.ts";
import { peopleModels } from "../models/people-models.ts";

const names = Object.keys(informationFields) as InformationField[];
const text = z.string().max(20_000).optional();
const input = z.object(Object.fromEntries(names.map((name) => [name, text])) as Record<InformationField, typeof text>);

/** Saves each field that is right, and says for the others what to do: nothing that was typed well is lost. */
export const saveClientInformation = portalProcedure
  .meta({ permission: "core.basic" })
  .input(input)
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const { practiceId, clientId } = viewer;
    const errors: Partial<Record<InformationField, string>> = {};
    const good: Partial<Record<InformationField, string | null>> = {};
    for (const name of names) {
      const typed = input[name];
      if (typed === undefined) continue;
      const parsed = informationFields[name].safeParse(typed);
      if (parsed.success) good[name] = parsed.data;
      else errors[name] = parsed.error.issues[0]?.message ?? "Check what you typed.";
    }
    await host.db.transaction(async (tx) => {
      await lockClient(host, practiceId, clientId, tx);
      const { ownPhone, ...change } = good;
      // A date of birth that is known is the practice's to change.
      if ("birthDate" in change) {
        const row = await peopleModels(host).clients.findOne({ where: { practiceId, id: clientId }, transaction: tx.sequelize });
        const known = row?.get().birthDate;
        if (known && known !== change.birthDate) {
          errors.birthDate = "Your practice can change the date of birth. Write to them if it is not right.";
          delete good.birthDate;
        }
        if (known) delete change.birthDate;
      }
      if (Object.keys(good).length === 0) return;
      await peopleModels(host).clients.update({ ...change, informationAt: host.clock.now() }, { where: { practiceId, id: clientId }, transaction: tx.sequelize });
      if (ownPhone !== undefined) {
        await peopleModels(host).portalUsers.update({ phone: ownPhone, changedAt: host.clock.now() }, { where: { practiceId, id: viewer.portalUserId }, transaction: tx.sequelize });
      }
      await host.context("core", practiceId, viewer).events.publish(profileChanged, { clientId }, tx);
      await profileTouched(host, viewer, clientId, tx);
      await auditPeople(ctx, "information-changed", { clientId, detail: { fields: Object.keys(good).join(" ") } }, tx);
    });
    host.outbox.kick();
    return { saved: Object.keys(good) as InformationField[], errors, information: await clientInformation(host, viewer) };
  });
