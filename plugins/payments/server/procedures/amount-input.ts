import { z } from "zod";
import { parseAmount } from "../money/parse-amount.ts";

/**
 * An amount as it was typed. What no currency allows is told together with what is wrong in the other fields; whoever reads it with `parseAmount`
 * in its own currency is told the rest.
 */
export const amountInput = z.string().trim().max(40, "Enter the amount in numbers, such as 40.00.").superRefine((text, issues) => {
  const read = parseAmount(text, { currency: "USD" });
  if ("problem" in read) issues.addIssue({ code: "custom", message: read.problem });
});
