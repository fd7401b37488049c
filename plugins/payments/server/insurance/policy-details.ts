import { invalid } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { z } from "zod";
import { openJson } from "../sealed.ts";
import type { PolicyRow } from "./policy-rows.ts";

export const relations = ["self", "spouse", "child", "other"] as const;
/** What the client is to the person who holds the plan. */
export type Relation = (typeof relations)[number];

/** What stands on an insurance card, and who holds the plan. */
export interface PolicyDetails {
  insurer: string;
  plan: string;
  memberId: string;
  group: string;
  phone: string;
  relation: Relation;
  /** Empty when the client holds it: the record says who that is. */
  holderName: string;
  holderBirthDate: string;
}

const words = (most: number) => z.string().trim().max(most, `Use ${most} characters or fewer.`);
const day = z.string().trim().refine((text) => text === "" || z.iso.date().safeParse(text).success, "Enter a date, such as 12/31/2026.").default("");

/** What somebody types of a policy, whoever they are. */
export const detailsInput = z.object({
  insurer: words(120).min(1, "Enter the insurance company."),
  plan: words(120).default(""),
  memberId: words(60).min(1, "Enter the member ID. It is on the front of the card."),
  group: words(60).default(""),
  phone: words(40).default(""),
  relation: z.enum(relations, "Choose who holds the plan."),
  holderName: words(120).default(""),
  holderBirthDate: day,
  startsDay: day,
  endsDay: day,
});

/** What the fields say together. @throws AppError `INVALID` beside the fields */
export function readDetails(typed: z.output<typeof detailsInput>, today: string): { details: PolicyDetails; startsDay: string | null; endsDay: string | null } {
  const { startsDay, endsDay, ...details } = typed;
  const errors: Record<string, string> = {};
  if (details.relation !== "self" && !details.holderName) errors["holderName"] = "Enter the name of the person who holds the plan.";
  if (details.relation !== "self" && !details.holderBirthDate) errors["holderBirthDate"] = "Enter their date of birth.";
  if (details.holderBirthDate > today) errors["holderBirthDate"] = "Enter a date of birth that is in the past.";
  if (startsDay && endsDay && endsDay < startsDay) errors["endsDay"] = "The last day is before the first.";
  else if (endsDay && endsDay < today) errors["endsDay"] = "This day has passed. Use the card that holds now.";
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return { details: details.relation === "self" ? { ...details, holderName: "", holderBirthDate: "" } : details, startsDay: startsDay || null, endsDay: endsDay || null };
}

export const detailsOf = (ctx: PluginContext, row: Pick<PolicyRow, "id" | "details">): PolicyDetails => openJson(ctx, ["policies", row.id, "details"], row.details);
