import { z } from "zod";
import type { SettingMeta } from "../settings/define-settings.ts";

const meta = (value: SettingMeta): SettingMeta & Record<string, unknown> => ({ ...value });

/** What a practice decides about the portal itself. */
export const coreSettings = z.object({
  idleMinutes: z.number().int().min(5, "Choose 5 minutes or more.").max(60, "Choose 60 minutes or less.").default(15)
    .meta(meta({ label: "Lock after", help: "Minutes without use before the portal locks itself, 5 to 60." })),
  staffSecondFactor: z.boolean().default(false)
    .meta(meta({ label: "Staff need a second step", help: "Every staff member signs in with an authenticator app." })),
  bannerText: z.string().max(500, "Use 500 characters or fewer.").default("")
    .meta(meta({ label: "Banner message", help: "Shown at the top of the portal. Plain text; web addresses become links.", levels: ["practice", "professional"] })),
  bannerFrom: z.number().int().nullable().default(null).meta(meta({ label: "Banner starts", levels: ["practice", "professional"] })),
  bannerUntil: z.number().int().nullable().default(null).meta(meta({ label: "Banner ends", levels: ["practice", "professional"] })),
  bannerDismissible: z.boolean().default(true).meta(meta({ label: "People can close the banner", levels: ["practice", "professional"] })),
  profileCompletion: z.boolean().default(true)
    .meta(meta({ label: "Enable Profile Completion", help: "Shows portal users what is left to fill in." })),
  profileItems: z.array(z.string()).nullable().default(null)
    .meta(meta({ label: "Items that count", help: "None chosen means all." })),
  reminderDays: z.number().int().min(0).max(14).default(2)
    .meta(meta({ label: "Days before", help: "How long before an appointment a reminder is sent." })),
  neutralSender: z.boolean().default(false)
    .meta(meta({ label: "Neutral sender name", help: "Mails come from “Client portal” instead of the practice's name." })),
  reminderText: z.string().max(300).default("").meta(meta({ label: "Reminder text" })),
});
