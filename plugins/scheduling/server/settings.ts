import { z } from "zod";
import { readReminderHours } from "./workflow/reminder-hours.ts";
import { askRules, turnRules } from "./waitlist/in-turn.ts";

const staff = ["practice", "professional"] as const;
const all = ["practice", "professional", "client"] as const;
const hours = (most: number) => z.number().int("Use a whole number.").min(0, "Choose 0 or more.").max(most, `Choose ${most} or fewer.`);

/** What a practice, a professional or a client's chart decides about booking. */
export const schedulingSettings = z.object({
  clientsBook: z.boolean().default(true).meta({ label: "Clients may book and change appointments online", help: "Off: they see their appointments and write to you to arrange others.", levels: all }),
  clientsRepeat: z.boolean().default(true).meta({ label: "Clients may ask for times that repeat", help: "You answer for all of them, whatever the service says of one.", levels: all }),
  ownProfessionals: z.boolean().default(true).meta({ label: "Clients book with their own professionals only", help: "Off: with every professional who offers the service." }),
  noticeHours: hours(24 * 30).default(24).meta({ label: "Notice in hours", help: "Clients cannot book closer to the start than this.", levels: staff }),
  horizonDays: z.number().int().min(1, "Choose 1 day or more.").max(365, "Choose 365 days or fewer.").default(60).meta({ label: "Days ahead", help: "How far ahead clients can book.", levels: staff }),
  interval: z.number().int().min(5, "Choose 5 minutes or more.").max(240, "Choose 240 minutes or fewer.").multipleOf(5, "Choose a number of minutes that 5 divides.").default(30).meta({ label: "Minutes from one start to the next", levels: staff }),
  shortestGap: z.number().int().min(0).max(240, "Choose 240 minutes or fewer.").multipleOf(5, "Choose a number of minutes that 5 divides.").default(0).meta({ label: "Shortest gap in minutes", help: "No free time shorter than this is left between two appointments. 0 for no such rule.", levels: staff }),
  mostADay: hours(50).default(0).meta({ label: "Most appointments on a day", help: "0 for any number.", levels: staff }),
  mostAWeek: hours(200).default(0).meta({ label: "Most appointments in a week", help: "0 for any number.", levels: staff }),
  requestHours: z.number().int().min(1, "Choose 1 hour or more.").max(336, "Choose 336 hours or fewer.").default(72).meta({ label: "Hours that a request is held", help: "Until it is answered; after that the time is free again and both sides are told." }),
  offerHours: z.number().int().min(1, "Choose 1 hour or more.").max(336, "Choose 336 hours or fewer.").default(72).meta({ label: "Hours that proposed times are held" }),
  waitlistMinutes: z.number().int().min(10, "Choose 10 minutes or more.").max(2_880, "Choose 2,880 minutes or fewer.").default(60).meta({ label: "Minutes that an earlier time is offered", help: "Then to the next. At night the time counts from 8 in the morning." }),
  waitlistAsk: z.enum(askRules).default("one at a time").meta({ label: "How an earlier time is offered", help: "All at once: to everybody on the waitlist whom it suits, and whoever accepts first has it." }),
  waitlistTurn: z.enum(turnRules).default("who asked first").meta({ label: "Who is offered an earlier time first", help: "Priority: those whom you put first. Best fit: those who can take the fewest times. Who asked first decides among equals." }),
  lastReminderHours: hours(24 * 14).default(2).meta({ label: "Last reminder, hours before", help: "Besides the one whose days the practice sets under Settings, Reminders. 0 for none.", levels: all }),
  moreReminderHours: z.string().trim().max(40, "Write up to three numbers of hours, such as 72, 24.").refine((text) => readReminderHours(text) !== null, "Write up to three whole numbers of hours from 1 to 336, such as 72, 24.").default("")
    .meta({ label: "More reminders, hours before", help: "Up to three, such as 72, 24. Empty for none." }),
  completeAfterHours: z.number().int().min(0).max(168, "Choose 168 hours or fewer.").default(12).meta({ label: "Hours after the end until an appointment counts as taken place", help: "Staff can say before or after that somebody did not come." }),
});

/** The settings as one typed value. */
export type SchedulingSettings = z.infer<typeof schedulingSettings>;
