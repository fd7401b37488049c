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
  reviewedChanges: z.array(z.enum(["name", "birthDate", "address"])).default(["name", "birthDate", "address"])
    .meta(meta({ label: "Changes that staff look at first", help: "What a portal user changes here waits until staff accept it. Details that were empty are saved at once." })),
  usesSupervision: z.boolean().default(false)
    .meta(meta({ label: "Uses Supervision", help: "Professionals can have a supervisor, who is named with licence and NPI on their invoices." })),
  appointmentReminders: z.boolean().default(true)
    .meta(meta({ label: "Enable Appointment Reminders", help: "By e-mail, and by text to those who agreed to that. Each person chooses in their own settings." })),
  textMessages: z.boolean().default(true)
    .meta(meta({ label: "Send text messages", help: "To those who asked for them. Off: no texts go out, and nobody is offered any; what is wanted by text comes by e-mail." })),
  reminderDays: z.number().int().min(0, "Choose 0 days or more.").max(14, "Choose 14 days or fewer.").default(2)
    .meta(meta({ label: "Days before", help: "How many days before an appointment a reminder is sent, 0 to 14.", levels: ["practice", "professional"] })),
  neutralSender: z.boolean().default(false)
    .meta(meta({ label: "Neutral sender name", help: "Mails come from “Client portal” instead of the practice's name." })),
  archiveReadDays: z.number().int().min(0, "Choose 0 days or more.").max(3_650, "Choose 3,650 days or fewer.").default(90)
    .meta(meta({ label: "Archived clients can read for", help: "Days in which the portal of an archived client can still be read. Then it closes and shows your phone number." })),
  reminderText: z.string().max(300, "Use 300 characters or fewer.").default("")
    .meta(meta({ label: "Words of your own", help: "Added below the fixed sentence, such as where to park. Write nothing about care: others may read a phone’s screen." })),
});
