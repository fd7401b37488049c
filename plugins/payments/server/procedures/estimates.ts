import { idInput, invalid, notFound, pageCursor, pageOf, readDate } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { z } from "zod";
import { whereToFill } from "../documents/where-to-fill.ts";
import { acknowledge, lockEstimate, withdraw } from "../estimates/change-estimate.ts";
import { estimates as estimateModel, wordsOf } from "../estimates/estimate-rows.ts";
import type { EstimateLine, EstimateRow } from "../estimates/estimate-rows.ts";
import { knownServices } from "../estimates/known-services.ts";
import { missingForEstimate } from "../estimates/missing-for-estimate.ts";
import { sendEstimate } from "../estimates/send-estimate.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { parseAmount } from "../money/parse-amount.ts";
import { portalProcedure, staffProcedure } from "../trpc.ts";

async function shown(ctx: PluginContext, row: EstimateRow) {
  const [by, staff] = await Promise.all([row.acknowledgedBy ? ctx.people.portalUser(row.acknowledgedBy) : null, ctx.people.staffMember(row.staffId)]);
  const { lines, note, reason } = wordsOf(ctx, row);
  return {
    id: row.id, state: row.state, currency: row.currency, total: row.total, fromDay: row.fromDay, toDay: row.toDay, validUntil: row.validUntil, fileId: row.fileId, createdAt: row.createdAt, professional: staff?.name ?? "", lines, note, reason,
    acknowledged: row.acknowledgedAt === null ? null : { at: row.acknowledgedAt, by: by ? `${by.firstName} ${by.lastName}` : "" },
  };
}

/** Estimates of a client, the newest first, and who may give care that one is about. */
export const estimates = staffProcedure
  .meta({ permission: "payments.see" })
  .input(z.object({ clientId: idInput(), after: pageCursor }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId, after } }) => {
    const client = await plugin.people.clientFor(viewer, clientId);
    const [{ rows, next }, team, currency, today] = await Promise.all([pageOf(plugin.model(estimateModel), { where: { practiceId: plugin.practiceId, clientId: client.id }, after, size: 20 }), plugin.people.careTeam(client.id), plugin.setting<string>("currency"), practiceDay(plugin)]);
    const [services, missing] = await Promise.all([knownServices(plugin, currency), missingForEstimate(plugin)]);
    return { services: services.map(({ id, name }) => ({ id, name })), missing: missing.map((one) => ({ say: one.say, ...whereToFill(plugin, viewer, one, { clientId: client.id, staffId: "" }) })), estimates: await Promise.all(rows.map((row) => shown(plugin, row))), next, professionals: team.map(({ id, name }) => ({ id, name })), currency, today, mayBill: plugin.holds("payments.bill", viewer) };
  });

/** One estimate, for whoever sees the client’s bills. */
export const estimate = portalProcedure
  .meta({ permission: "payments.use" })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = (await plugin.model(estimateModel).findOne({ where: { practiceId: plugin.practiceId, id, clientId: viewer.clientId } }))?.get();
    if (!row) throw notFound("this estimate");
    return { ...(await shown(plugin, row)), words: await plugin.setting<string>("estimateWords") };
  });

/** Says that they have read it. Pressed twice it is the same. */
export const acknowledgeEstimate = portalProcedure
  .meta({ permission: "payments.use" })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    await plugin.transaction((tx) => acknowledge(plugin, tx, viewer, id));
    return { ok: true as const };
  });

const day = (wrong: string) => z.iso.date(wrong);
const line = z.object({
  /** What can be booked: its name, code and price stand for what is left empty. */
  serviceId: z.string().max(26).default(""),
  description: z.string().trim().max(200, "Use 200 characters or fewer.").default(""),
  code: z.string().trim().toUpperCase().max(10, "Enter one code, such as 90834.").default(""),
  quantity: z.coerce.number({ error: "Enter a whole number." }).int("Enter a whole number.").min(1, "Enter 1 or more.").max(366, "Enter 366 or less."),
  amount: z.string().trim().max(40).default(""),
});

/** The day a year on: one estimate covers twelve months at most (45 CFR 149.610. */
const yearOn = (day: string): string => new Date(Date.UTC(Number(day.slice(0, 4)) + 1, Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))).toISOString().slice(0, 10);

/** Makes a good faith estimate and sends it. The same key sends one. */
export const sendGoodFaithEstimate = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ key: idInput(), clientId: idInput(), staffId: idInput(), fromDay: day("Enter the first day."), toDay: day("Enter the last day."), validUntil: day("Enter until when it holds."), note: z.string().trim().max(1_000, "Use 1000 characters or fewer.").default(""), lines: z.array(line).min(1, "Add a service.").max(20) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, clientId, staffId, lines: typed, ...input } }) => {
    const client = await plugin.people.clientFor(viewer, clientId);
    const [currency, today, team] = await Promise.all([plugin.setting<string>("currency"), practiceDay(plugin), plugin.people.careTeam(client.id)]);
    const problems: Record<string, string> = {};
    const known = new Map((await knownServices(plugin, currency)).map((one) => [one.id, one]));
    const lines = typed.map(({ amount, serviceId, description, code, quantity }, at): EstimateLine => {
      const service = known.get(serviceId);
      const read = amount === "" && service ? { minor: service.priceMinor } : parseAmount(amount, { currency });
      if ("problem" in read) problems[`lines.${at}.amount`] = read.problem;
      if (description === "" && !service) problems[`lines.${at}.description`] = "Choose a service, or say what it is.";
      return { description: description || (service?.name ?? ""), code: code || (service?.procedureCode ?? ""), quantity, unitAmount: "minor" in read ? read.minor : 0 };
    });
    if (!team.some((one) => one.id === staffId)) problems["staffId"] = "Choose the professional.";
    if (input.toDay < input.fromDay) problems["toDay"] = "The last day is before the first.";
    else if (input.toDay >= yearOn(input.fromDay)) problems["toDay"] = "An estimate covers a year at most.";
    if (input.validUntil < today || !readDate(input.validUntil)) problems["validUntil"] = "Choose today or a later day.";
    if (Object.keys(problems).length > 0) throw invalid(problems);
    await sendEstimate(plugin, { id: key, clientId: client.id, currency, lines, staffId, today, by: viewer.staffId, ...input });
    return { id: key };
  });

/** Takes an estimate back. */
export const withdrawEstimate = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ id: idInput(), reason: z.string().trim().min(1, "Say why: the client reads it.").max(500, "Use 500 characters or fewer.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id, reason } }) => {
    await plugin.transaction(async (tx) => {
      const row = await lockEstimate(plugin, tx, id);
      if (!(await plugin.people.maySee(viewer, row.clientId))) throw notFound("this estimate");
      if (row.state === "withdrawn") return;
      await withdraw(plugin, tx, row, reason);
    });
    return { ok: true as const };
  });
