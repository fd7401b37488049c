import { z } from "zod";
import { idInput } from "@anteroom/core/server";

/** Minutes in steps of five. */
export const minutesInput = (least: number, most: number) =>
  z.coerce.number({ error: "Write a number of minutes." }).int("Use a whole number.").min(least, `Choose ${least} minutes or more.`).max(most, `Choose ${most} minutes or fewer.`).multipleOf(5, "Choose a number of minutes that 5 divides.");

/** An amount in minor units. */
export const moneyInput = z.coerce.number({ error: "Write an amount." }).int("Use whole cents.").min(0, "Choose 0 or more.").max(10_000_000, "This amount is too large.");

/** What insurers call a service, in capitals: such as CPT 90834 or HCPCS H0004; empty without one. */
export const procedureCodeInput = z.string().trim().toUpperCase().regex(/^$|^(?=.*\d)[A-Z0-9]{4,10}$/, "Write the code alone, such as 90834.").default("");

/** A time of day as minutes since midnight, up to 1440. */
export const wallInput = z.coerce.number({ error: "Choose a time." }).int().min(0).max(1440).multipleOf(5, "Choose a time that five minutes divide.");

export const dayTextInput = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "Write the day as 2026-11-26.");

export const namedInput = z.string({ error: "Write a name." }).trim().min(1, "Write a name.").max(120, "Use 120 characters or fewer.");

/** The version that was seen, for a change; none for a new one. */
export const savedInput = { id: idInput(), version: z.number().int().nullable().default(null) };
