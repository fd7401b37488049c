import { AppError, idInput, invalid, notFound, pageCursor } from "@anteroom/core/server";
import type { PluginContext, StaffViewer } from "@anteroom/core/server";
import { z } from "zod";
import { keepAnswer, questionFile } from "../insurance/ask-insurer.ts";
import { rejectPolicy, reviewPolicy, verifyPolicy } from "../insurance/decide-policy.ts";
import { policyFor } from "../insurance/find-policy.ts";
import type { PolicyRank, PolicyRow } from "../insurance/policy-rows.ts";
import { eligibilityOf, policiesOf, shownPolicies } from "../insurance/shown-policy.ts";
import { policyInput, takePolicy } from "../insurance/take-policy.ts";
import { insuranceSeats } from "../insurance/tell-people.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { parseAmount } from "../money/parse-amount.ts";
import { staffProcedure } from "../trpc.ts";

const nameOf = async (ctx: PluginContext, staffId: string | null): Promise<string | null> => (staffId ? ((await ctx.people.staffMember(staffId))?.name ?? null) : null);

async function senderOf(ctx: PluginContext, row: PolicyRow): Promise<string | null> {
  if (row.source === "staff") return nameOf(ctx, row.sentBy);
  const sender = await ctx.people.portalUser(row.sentBy);
  return sender ? `${sender.firstName} ${sender.lastName}` : null;
}

/** A client's insurance, for staff. */
export const clientInsurance = staffProcedure
  .meta({ permission: "payments.see" })
  .input(z.object({ clientId: idInput(), after: pageCursor }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId, after } }) => {
    const { id } = await plugin.people.clientFor(viewer, clientId);
    return { ...(await policiesOf(plugin, id, after)), mayBill: plugin.holds("payments.bill", viewer) };
  });

/** One policy with all that is needed to decide about it. */
export const staffInsurance = staffProcedure
  .meta({ permission: "payments.see" })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = await policyFor(plugin, viewer, id);
    const [[shown], client, sender, decidedBy] = await Promise.all([shownPolicies(plugin, [row]), plugin.people.client(row.clientId), senderOf(plugin, row), nameOf(plugin, row.decidedBy)]);
    if (!shown) throw notFound("this insurance");
    return { policy: shown, clientId: row.clientId, birthDate: client?.birthDate ?? null, sentBy: sender, decidedBy, eligibility: eligibilityOf(plugin, row), mayBill: plugin.holds("payments.bill", viewer) };
  });

/** What the form of staff begins with: the policy that they correct, or which rank is free. */
export const insuranceToEnter = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ clientId: idInput(), like: idInput().nullable().default(null) }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId, like: id } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const row = id ? await policyFor(plugin, viewer, id) : null;
    if (row && row.clientId !== clientId) throw notFound("this insurance");
    const [[like = null], { now }] = await Promise.all([shownPolicies(plugin, row ? [row] : []), policiesOf(plugin, clientId)]);
    const rank: PolicyRank = now.some((one) => one.rank === "primary") ? "secondary" : "primary";
    return { like, rank };
  });

/** Staff enter a policy for a client from the card or by telephone. It waits to be verified like one that the client sends. */
export const enterInsurance = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(policyInput.extend({ clientId: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { clientId, ...typed } }) => {
    await plugin.people.clientFor(viewer, clientId);
    return takePolicy(plugin, {
      viewer, clientId, typed,
      async tell(tx) {
        for (const seat of await insuranceSeats(plugin, clientId, tx)) {
          const { id: conversationId } = await plugin.inbox.conversationOf(seat.id, tx);
          await plugin.inbox.postEvent({ conversationId, key: `insurance:${typed.key}`, forPortal: "Your practice entered insurance details for you", forStaff: `${viewer.name} entered insurance details` }, tx);
        }
      },
    });
  });

/** Somebody begins to look at it; the client sees that. */
export const reviewInsurance = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    await policyFor(plugin, viewer, id);
    await plugin.transaction((tx) => reviewPolicy(plugin, tx, id));
    return { id };
  });

const once = async (plugin: PluginContext, viewer: StaffViewer, { key, id }: { key: string; id: string }, run: (tx: Parameters<Parameters<PluginContext["transaction"]>[0]>[0]) => Promise<void>): Promise<{ id: string }> => {
  await policyFor(plugin, viewer, id);
  await plugin.transaction((tx) =>
    plugin.once(`insurance-decided:${id}:${key}`, tx, async () => {
      await run(tx);
      return null;
    }),
  );
  return { id };
};

const optionalDay = z.string().trim().refine((text) => text === "" || z.iso.date().safeParse(text).success, "Enter a date, such as 12/31/2026.").default("");

/** Staff have asked the insurer, and it holds. Again for a verified one it changes copay and days. */
export const verifyInsurance = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ key: idInput(), id: idInput(), copay: z.string().max(40).default(""), startsDay: optionalDay, endsDay: optionalDay }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, id, copay, startsDay, endsDay } }) => {
    const row = await policyFor(plugin, viewer, id);
    const isNone = /^[$€£¥]?\s*0+([.,]0*)?$/.test(copay.trim());
    const read = copay.trim() === "" ? { minor: null } : isNone ? { minor: 0 } : parseAmount(copay, { currency: await plugin.setting<string>("currency") });
    const errors: Record<string, string> = {};
    if ("problem" in read) errors["copay"] = read.problem;
    if (startsDay && endsDay && endsDay < startsDay) errors["endsDay"] = "The last day is before the first.";
    else if (endsDay && endsDay < (await practiceDay(plugin))) errors["endsDay"] = row.state === "verified" ? "This day has passed. If it holds no more, reject it and say why." : "This day has passed. Reject it, and ask for the new card.";
    if (Object.keys(errors).length > 0 || "problem" in read) throw invalid(errors);
    return once(plugin, viewer, { key, id }, (tx) => verifyPolicy(plugin, tx, { id, copay: read.minor, startsDay: startsDay || null, endsDay: endsDay || null, by: viewer.staffId }));
  });

/** It does not hold, or cannot be read; the client reads why. */
export const rejectInsurance = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ key: idInput(), id: idInput(), reason: z.string().trim().min(1, "Write why. The client reads it.").max(500, "Use 500 characters or fewer.") }))
  .mutation(({ ctx: { plugin, viewer }, input: { key, id, reason } }) => once(plugin, viewer, { key, id }, (tx) => rejectPolicy(plugin, tx, { id, reason, by: viewer.staffId })));

/** The 270 file with which a clearinghouse is asked whether a policy holds. */
export const eligibilityQuestion = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = await policyFor(plugin, viewer, id);
    const file = await questionFile(plugin, row);
    await plugin.transaction((tx) => plugin.audit("wrote-eligibility", { subject: id, clientId: row.clientId }, tx));
    return file;
  });

/** Reads the 271 file that the clearinghouse answered; it stands beside the fields of whoever verifies. */
export const readEligibility = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ id: idInput(), file: z.string().max(500_000, "This file is too large for an answer about one person.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id, file } }) => {
    await policyFor(plugin, viewer, id);
    if (file.trim() === "") throw new AppError("INVALID", "Choose the file.", { fields: { file: "Choose the 271 file." } });
    await keepAnswer(plugin, id, file);
    return { id };
  });
