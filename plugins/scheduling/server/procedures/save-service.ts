import { z } from "zod";
import { idInput, invalid, notFound, stale } from "@anteroom/core/server";
import { minutesInput, moneyInput, namedInput, procedureCodeInput, savedInput } from "../acts/step-input.ts";
import { optionalId } from "../acts/appointment-input.ts";
import { modes, payAsks, services } from "../rows/services.ts";
import type { Service } from "../rows/services.ts";
import { staffProcedure } from "../trpc.ts";

const mode = z.enum(modes, { error: "Choose how clients get it." });

/** @throws AppError `INVALID` with the field of a deposit that is no part of the price */
function checkDeposits({ priceMinor, payKnown, depositKnown, payNew, depositNew }: Pick<Service, "priceMinor" | "payKnown" | "depositKnown" | "payNew" | "depositNew">): void {
  const why = (deposit: number): string | null => (deposit === 0 ? "Write how much the deposit is." : deposit > priceMinor ? "The deposit is more than the price. Write less." : null);
  const wrong = { depositKnown: payKnown === "deposit" ? why(depositKnown) : null, depositNew: payNew === "deposit" ? why(depositNew) : null };
  const fields = Object.fromEntries(Object.entries(wrong).filter((one): one is [string, string] => one[1] !== null));
  if (Object.keys(fields).length > 0) throw invalid(fields);
}

/** Makes a service (a new id, no version) or changes one; `version` is the one that was seen. Appointments keep what was agreed when they were booked. */
export const saveService = staffProcedure
  .meta({ permission: "scheduling.set-up" })
  .input(
    z.object({
      ...savedInput,
      name: namedInput,
      about: z.string().trim().max(500, "Use 500 characters or fewer.").default(""),
      minutes: minutesInput(5, 480), bufferBefore: minutesInput(0, 120).default(0), bufferAfter: minutesInput(0, 120).default(0),
      priceMinor: moneyInput.default(0), currency: z.string().regex(/^[A-Z]{3}$/, "Choose a currency.").default("USD"), procedureCode: procedureCodeInput,
      places: z.array(z.enum(["video", "in-person", "phone"])).min(1, "Choose where it can take place."),
      modeKnown: mode.default("request"), modeNew: mode.default("request"),
      seats: z.coerce.number().int().min(1, "Choose 1 or more.").max(50, "Choose 50 or fewer.").default(1),
      professionalIds: z.array(idInput()).max(200).default([]),
      formId: optionalId("Choose a form."), formHours: z.coerce.number().int().min(0).max(720, "Choose 720 hours or fewer.").default(24),
      payKnown: z.enum(payAsks, { error: "Choose what is asked for." }).default("none"), depositKnown: moneyInput.default(0),
      payNew: z.enum([...payAsks, "same"], { error: "Choose what is asked for." }).default("same"), depositNew: moneyInput.default(0),
      lateHours: z.coerce.number({ error: "Write a number of hours." }).int().min(0, "Choose 0 or more.").max(336, "Choose 336 hours or fewer.").default(24),
      lateRule: z.enum(["fee", "contact"], { error: "Choose what a late cancellation means." }).default("fee"),
      lateFeeMinor: moneyInput.default(0), noShowFeeMinor: moneyInput.default(0),
      interval: minutesInput(5, 240).nullable().default(null),
      position: z.coerce.number().int().min(0).max(10_000).default(0),
    }),
  )
  .mutation(async ({ ctx: { plugin }, input: { id, version, places, lateHours, professionalIds, ...rest } }) => {
    const { practiceId } = plugin;
    checkDeposits(rest);
    const active = new Set((await plugin.people.staffWith("scheduling.manage")).map((one) => one.id));
    if (professionalIds.some((one) => !active.has(one))) throw notFound("this professional");
    const row = {
      ...rest, professionalIds: JSON.stringify(professionalIds), lateMinutes: lateHours * 60,
      video: Number(places.includes("video")), inPerson: Number(places.includes("in-person")), phone: Number(places.includes("phone")),
    };
    await plugin.transaction(async (tx) => {
      const transaction = tx.sequelize;
      if (version === null) {
        if (await plugin.model(services).findOne({ where: { practiceId, id }, transaction })) return;
        await plugin.model(services).create({ ...row, id, practiceId, archivedAt: null, version: 1, createdAt: plugin.now() }, { transaction });
      } else {
        const [changed] = await plugin.model(services).update({ ...row, version: version + 1 }, { where: { practiceId, id, version }, transaction });
        if (changed === 0) throw (await plugin.model(services).findOne({ where: { practiceId, id }, transaction })) ? stale("This service") : notFound("this service");
      }
      await plugin.audit("set-up", { subject: id }, tx);
    });
    return { id };
  });
