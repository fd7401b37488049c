import { z } from "zod";
import { timeZone } from "../../accounts/time-zone.ts";
import { lineOfText, phone, requiredLine } from "../../people/person-fields.ts";
import { auditTeam } from "../../team/audit-team.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { changePractice } from "../change-practice.ts";

const input = z.object({
  revision: z.number().int(),
  name: requiredLine(200, "Enter the practice’s name.", "Name"),
  alias: lineOfText(60, "Name in notices"),
  country: z.string().regex(/^[A-Z]{2}$/, "Choose a country."),
  timeZone,
  phone,
});

/** Changes the practice's facts. A new time zone changes how times are shown and never when something happens. */
export const savePractice = staffProcedure
  .meta({ permission: "core.practice" })
  .input(input)
  .mutation(async ({ ctx, input: { revision, ...facts } }) => {
    const { host, viewer } = ctx;
    await host.db.transaction(async (tx) => {
      await changePractice(host, viewer.practiceId, revision, { name: facts.name, alias: facts.alias, country: facts.country, time_zone: facts.timeZone, phone: facts.phone }, tx);
      await auditTeam(ctx, "practice-changed", { subject: viewer.practiceId, detail: { fields: "name alias country timeZone phone" } }, tx);
    });
    return { ok: true as const };
  });
