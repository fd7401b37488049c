import { z } from "zod";
import { isTimeZone } from "@anteroom/core/server";
import type { EffectiveSetting, PluginContext, SettingMeta } from "@anteroom/core/server";
import { readHolidays, readOfficeHours } from "./office-hours.ts";

const meta = (value: SettingMeta): SettingMeta & Record<string, unknown> => ({ ...value });
const everyLevel = ["practice", "professional", "client"] as const;
const twoLevels = ["practice", "professional"] as const;

/** Who may write: nobody, those whom the practice has written to, clients with an assigned professional, or every client. */
export const whoMayStart = ["nobody", "replies", "assigned", "all"] as const;
export type WhoMayStart = (typeof whoMayStart)[number];

/** What a practice decides about messages. */
export const messagesSettings = z.object({
  whoMayStart: z.enum(whoMayStart).default("all").meta(
    meta({ label: "Who may write", help: "Nobody, only replies to the practice, clients with an assigned professional, or all clients.", levels: everyLevel }),
  ),
  replyTime: z.string().max(120, "Use 120 characters or fewer.").default("Usually replies within 1 working day").meta(
    meta({ label: "Reply time", help: "Clients see this beside the message box. Leave it empty to show nothing.", levels: twoLevels }),
  ),
  replyWithinHours: z.number().int().min(0).max(240, "Use 240 hours or fewer.").default(8).meta(
    meta({ label: "Hours within which staff answer", help: "Counted in office hours; without office hours, Monday to Friday from 9 to 5. Staff see when a reply is due. 0 shows nothing.", levels: twoLevels }),
  ),
  officeHours: z.string().max(2_000).default("")
    .refine((text) => readOfficeHours(text) !== null, "Write one line for each opening, such as Mon-Fri 09:00-17:00.")
    .meta(meta({ label: "Office hours", help: "One line for each opening, such as Mon-Fri 09:00-17:00. Empty means no hours are shown and no automatic replies are sent.", levels: twoLevels })),
  hoursZone: z.string().max(64).default("")
    .refine((zone) => zone === "" || isTimeZone(zone), "Choose a time zone such as America/New_York.")
    .meta(meta({ label: "Time zone of the hours", help: "Empty means the practice's own time zone.", levels: twoLevels })),
  holidays: z.string().max(5_000).default("")
    .refine((text) => readHolidays(text) !== null, "Write one date on each line, such as 2026-12-25.")
    .meta(meta({ label: "Closed days", help: "One date on each line, such as 2026-12-25.", levels: twoLevels })),
  awayMessage: z.string().max(1_000, "Use 1,000 characters or fewer.").default("Thank you for writing. The office is closed now, and nobody is reading messages.").meta(
    meta({ label: "Automatic reply outside hours", help: "Sent at most once in 12 hours, and again only after somebody has written back. Empty sends none.", levels: twoLevels }),
  ),
  greeting: z.string().max(2_000, "Use 2,000 characters or fewer.").default("Welcome. This is a private place to write to your care team. Messages are not watched around the clock, so for urgent help use the urgent help link.").meta(
    meta({ label: "First message", help: "Stands in a new conversation before anybody writes. Empty sends none.", levels: twoLevels }),
  ),
  readReceipts: z.boolean().default(false).meta(
    meta({ label: "Show clients when the practice has read a message", help: "Off, clients see the reply time instead.", levels: everyLevel }),
  ),
  typingShown: z.boolean().default(false).meta(
    meta({ label: "Show clients when staff are typing", help: "Only while both are looking at the conversation. Staff never see clients typing.", levels: twoLevels }),
  ),
  mailDelayMinutes: z.number().int().min(0).max(1_440, "Use 1,440 minutes or fewer.").default(10).meta(
    meta({ label: "Minutes before a notice of an unread message", help: "Reading the message in the meantime stops the notice." }),
  ),
});

export type MessagesSettings = z.output<typeof messagesSettings>;

/** The settings as they hold for a client and the professional who leads their care. */
export async function settingsFor(ctx: PluginContext, of: { clientId: string; professionalIds: readonly string[] }): Promise<MessagesSettings> {
  const [lead] = of.professionalIds;
  const effective: Record<string, EffectiveSetting> = await ctx.settings({ clientId: of.clientId, ...(lead ? { staffId: lead } : {}) });
  return messagesSettings.parse(Object.fromEntries(Object.entries(effective).map(([name, { value }]) => [name, value])));
}
