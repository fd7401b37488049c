import { invalid } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { z } from "zod";
import type { NewLine } from "../invoices/make-drafts.ts";
import { parseAmount } from "../money/parse-amount.ts";
import { amountInput } from "./amount-input.ts";

const day = z.iso.date("Enter a day.");
const code = z.string().trim().toUpperCase();

/** Several codes, in a list or in one field with commas or spaces between them. */
const codes = (one: RegExp, wrong: string, most: number, tooMany: string) =>
  z.union([z.string().max(200).transform((text) => text.split(/[\s,;]+/)), z.array(z.string())]).default([])
    .transform((list) => list.map((text) => text.trim().toUpperCase()).filter(Boolean))
    .refine((list) => list.every((text) => one.test(text)), wrong)
    .refine((list) => list.length <= most, tooMany);

/** What insurers read of a charge, as staff type it. */
export const codesInput = z.object({
  code: code.max(10, "Enter one code, such as 90834.").default(""),
  modifiers: codes(/^[A-Z0-9]{2}$/, "A modifier has two letters or digits, such as 95.", 4, "Use 4 modifiers or fewer."),
  diagnoses: codes(/^[A-Z][0-9A-Z]{2}(\.[0-9A-Z]{1,4})?$/, "Enter diagnosis codes such as F41.1, with commas between them.", 12, "Use 12 diagnosis codes or fewer."),
  placeCode: z.string().trim().regex(/^(\d{2})?$/, "Enter two digits, such as 11 or 10.").default(""),
});

/** One charge as staff type it. */
export const lineInput = codesInput.extend({
  day,
  description: z.string().trim().min(1, "Say what it was.").max(200, "Use 200 characters or fewer."),
  amount: amountInput,
  quantity: z.coerce.number().int("Enter a whole number.").min(1, "Enter 1 or more.").max(999, "Enter 999 or less.").default(1),
  staffId: z.string().nullable().default(null),
  appointmentId: z.string().nullable().default(null),
  taxBasisPoints: z.number().int().min(0).max(5_000).nullable().default(null),
});

/** Reads the amounts of typed charges in the practice's currency. @throws AppError `INVALID` with fields such as `lines.0.amount` */
export async function readLines(ctx: PluginContext, typed: readonly z.output<typeof lineInput>[], currency: string): Promise<NewLine[]> {
  const usualTax = await ctx.setting<number>("taxBasisPoints");
  const problems: Record<string, string> = {};
  const lines = typed.map((line, at): NewLine => {
    const read = parseAmount(line.amount, { currency });
    if ("problem" in read) problems[`lines.${at}.amount`] = read.problem;
    const { day: on, description, quantity, code: procedure, modifiers, diagnoses, placeCode, staffId, appointmentId, taxBasisPoints } = line;
    return { day: on, description, quantity, code: procedure, modifiers, diagnoses, placeCode, staffId, appointmentId, taxBasisPoints: taxBasisPoints ?? usualTax, unitAmount: "minor" in read ? read.minor : 0 };
  });
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return lines;
}
