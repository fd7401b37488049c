import { z } from "zod";
import { portalProcedure } from "../../trpc/core-procedures.ts";
import { clientInformation, householdFields, informationFields, keepsHouseholdsApart } from "../client-information.ts";
import type { InformationField } from "../client-information.ts";
import { takeInformation } from "../take-information.ts";
import type { Details } from "../take-information.ts";

const names = Object.keys(informationFields) as InformationField[];
const text = z.string().max(20_000).optional();
const input = z.object(Object.fromEntries(names.map((name) => [name, text])) as Record<InformationField, typeof text>);

/** Saves each field that is right or puts it before staff, and says for the others what to do: nothing that was typed well is lost. */
export const saveClientInformation = portalProcedure
  .meta({ permission: "core.basic" })
  .input(input)
  .mutation(async ({ ctx: { host, viewer, origin }, input }) => {
    const errors: Partial<Record<InformationField, string>> = {};
    const good: Details = {};
    const apart = await keepsHouseholdsApart(host, viewer);
    for (const name of names) {
      const typed = input[name];
      if (typed === undefined) continue;
      if (apart && householdFields.has(name)) {
        errors[name] = "Your practice keeps this for each household apart. Write to them to change it.";
        continue;
      }
      const parsed = informationFields[name].safeParse(typed);
      if (parsed.success) good[name] = parsed.data;
      else errors[name] = parsed.error.issues[0]?.message ?? "Check what you typed.";
    }
    const taken = await host.db.transaction((tx) => takeInformation(host, { viewer, actor: viewer, origin }, good, tx));
    host.outbox.kick();
    return { saved: taken.saved, proposed: taken.proposed, errors: { ...errors, ...taken.errors }, information: await clientInformation(host, viewer) };
  });
