import { isNpi } from "@anteroom/core/server";
import { z } from "zod";
import { estimateWords } from "./estimates/estimate-words.ts";
import { currencies } from "./money/currencies.ts";

const words = (most: number) => z.string().trim().max(most, `Use ${most} characters or fewer.`).default("");

/** What a practice decides about money. Keys of the processor are secrets: stored sealed, never sent back. */
export const paymentsSettings = z.object({
  onlinePayments: z.boolean().default(true).meta({ label: "Take payments in the portal", help: "When it is off, invoices are still there, and people are told to ask you how to pay." }),
  processor: z.enum(["test", "stripe"]).default("test").meta({ label: "Payment processor", help: "“test” is built in and moves no real money." }),
  currency: z.enum(currencies).default("USD").meta({ label: "Currency", help: "What new invoices are in. Invoices that are there keep theirs." }),
  minimumMinor: z.number().int().min(0, "Enter 0 or more.").max(1_000_000, "This is too much for a least part payment.").default(1_000).meta({ label: "Least part payment", money: "currency", help: "What is left of an invoice can always be paid, also when it is less." }),
  dueDays: z.number().int().min(0).max(180, "Choose 180 days or fewer.").default(14).meta({ label: "Days to pay", help: "From the day an invoice is sent to the day it is due." }),
  taxBasisPoints: z.number().int().min(0).max(5_000, "Enter 50 or less.").default(0).meta({ label: "Tax on new charges", percent: true, help: "0 for care that is free of tax." }),
  draftSessions: z.boolean().default(true).meta({ label: "Make drafts of sessions that took place", help: "Each session, and each fee that you confirm, waits under Billing until somebody has checked and sent it." }),
  neutralWords: z.boolean().default(true).meta({ label: "Use neutral words for what was charged", help: "“Session” or “Charge” instead of its name, on cards and in the portal. Superbills always name the service.", levels: ["practice", "client"] }),
  practiceNpi: words(10).refine((text) => text === "" || isNpi(text), "Enter the 10 digits of the NPI. Check each digit: this one does not add up.").meta({ label: "Practice NPI", help: "Printed on superbills." }),
  taxId: words(20).meta({ label: "Tax ID", help: "Printed on invoices and superbills." }),
  billingAddress: words(300).meta({ label: "Billing address", help: "Printed on every document." }),
  autoSuperbillDay: z.number().int().min(0).max(28, "Choose a day from 1 to 28, or 0 for never.").default(0).meta({ label: "Make last month’s superbills on day", help: "Such as 1, 3 or 15. 0 is never.", levels: ["practice", "client"] }),
  estimateWords: z.string().trim().max(3_000, "Use 3000 characters or fewer.").default(estimateWords).meta({ label: "Words below a good faith estimate", help: "What the law of your country asks you to say. The words that are here at first are for practices in the United States." }),
  estimateOverMinor: z.number().int().min(0, "Enter 0 or more.").max(10_000_000, "This is too much.").default(40_000).meta({ label: "Warn when bills pass an estimate by", money: "currency", help: "In the United States a bill that is 400 dollars or more above a good faith estimate can be disputed. 0 for never." }),
  autopayNoticeHours: z.number().int().min(1, "Give at least an hour’s notice.").max(168).default(24).meta({ label: "Hours of notice before an automatic payment" }),
  stripeSecretKey: z.string().max(300).default("").meta({ label: "Stripe secret key", secret: true }),
  stripeWebhookSecret: z.string().max(300).default("").meta({ label: "Stripe webhook secret", secret: true }),
  stripeAccount: words(60).meta({ label: "Stripe connected account", help: "Only when your practice is paid through a platform’s account; it starts with acct_." }),
});
