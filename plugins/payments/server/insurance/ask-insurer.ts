import { invalid, newId, wallTime } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { practiceDay } from "../invoices/practice-day.ts";
import { sealJson } from "../sealed.ts";
import { x12 } from "./eligibility/x12.ts";
import { lockPolicy } from "./find-policy.ts";
import { detailsOf } from "./policy-details.ts";
import { policies } from "./policy-rows.ts";
import type { PolicyRow } from "./policy-rows.ts";

const nameParts = (name: string): { firstName: string; lastName: string } => {
  const words = name.trim().split(/\s+/);
  return { firstName: words.slice(0, -1).join(" "), lastName: words.at(-1) ?? "" };
};

/** The file with which staff ask a clearinghouse whether a policy holds today. */
export async function questionFile(ctx: PluginContext, row: PolicyRow): Promise<{ name: string; text: string }> {
  const [client, practice, npi, today] = await Promise.all([ctx.people.client(row.clientId), ctx.people.practice(), ctx.setting<string>("practiceNpi"), practiceDay(ctx)]);
  const details = detailsOf(ctx, row);
  const person = { firstName: client?.firstName ?? "", lastName: client?.lastName ?? "", birthDate: client?.birthDate ?? "" };
  const now = wallTime(ctx.now(), practice.timeZone);
  const minute = `${String(Math.floor(now.minutes / 60)).padStart(2, "0")}${String(now.minutes % 60).padStart(2, "0")}`;
  const own = details.relation === "self";
  return x12.write({
    trace: newId(), at: { day: today, minute }, insurer: { name: details.insurer, payerId: "" }, provider: { name: practice.name, npi }, day: today,
    subscriber: { ...(own ? person : { ...nameParts(details.holderName), birthDate: details.holderBirthDate }), memberId: details.memberId, group: details.group },
    dependent: own ? null : { ...person, relation: details.relation },
  });
}

const same = (one: string, other: string): boolean => one.replaceAll(/[^A-Z0-9]/gi, "").toUpperCase() === other.replaceAll(/[^A-Z0-9]/gi, "").toUpperCase();

/** Keeps what the insurer answered, so that whoever verifies has it beside the fields. It decides nothing. */
export async function keepAnswer(ctx: PluginContext, id: string, text: string): Promise<void> {
  const answer = x12.read(text);
  await ctx.transaction(async (tx) => {
    const row = await lockPolicy(ctx, tx, id);
    if (answer.memberId && !same(answer.memberId, detailsOf(ctx, row).memberId)) throw invalid({ file: "This answer is about another member ID. Choose the answer to the question about this policy." });
    await ctx.model(policies).update({ eligibility: sealJson(ctx, ["policies", id, "eligibility"], { ...answer, readAt: ctx.now() }) }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
    await ctx.audit("read-eligibility", { subject: id, clientId: row.clientId }, tx);
  });
}
