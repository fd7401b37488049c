import { z } from "zod";
import type { SettingMeta } from "@anteroom/core/server";

const meta = (value: SettingMeta): SettingMeta & Record<string, unknown> => ({ ...value });

/** What a practice decides about forms. */
export const formsSettings = z.object({
  reminders: z.boolean().default(true).meta(meta({ label: "Remind clients of forms that are due", help: "At 9am before the due day, on it, and 2 days after. At most 3 times.", levels: ["practice", "client"] })),
  reminderDays: z.number().int().min(1).max(14).default(2).meta(meta({ label: "Days before the due day for the first reminder", levels: ["practice", "client"] })),
  packetAtEnrolment: z.boolean().default(false).meta(meta({ label: "Send the standard intake packet when somebody enrols", help: "The packet that the library names for adults or for minors, to whoever enrols first for a client." })),
  alertMeasures: z.boolean().default(true).meta(meta({ label: "Tell staff of PHQ-9 question 9 as it is answered", help: "Otherwise when the form is sent. The person sees urgent help at once in any case.", levels: ["practice", "client"] })),
  alertEarly: z.boolean().default(false).meta(meta({ label: "Tell staff of other answers with an alert as they are given", help: "Otherwise when the form is sent. The person sees urgent help at once in any case.", levels: ["practice", "client"] })),
  alertHours: z.number().int().min(1).max(72).default(4).meta(meta({ label: "Hours until an alert that nobody has acknowledged goes to the next people", help: "Lead professional, then the care team, then administrators. Hours by the clock, at night and at weekends too.", levels: ["practice", "client"] })),
  showScores: z.boolean().default(false).meta(meta({ label: "Show scores to the person who filled in the form", levels: ["practice", "client"] })),
});
