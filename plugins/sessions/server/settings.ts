import { z } from "zod";
import type { PluginContext } from "@anteroom/core/server";

const address = (label: string) => z.string().trim().max(300, "Use 300 characters or fewer.").refine((text) => text === "" || /^https:\/\/\S+$/.test(text), `${label} begins with https://.`).default("");

/** What a practice decides about sessions and homework. */
export const sessionsSettings = z.object({
  video: z.enum(["own link", "jitsi", "livekit"]).default("own link").meta({ label: "Video sessions", help: "Own link: of each appointment, or the teleconference link in the profile of the professional, which is the same for all clients. Jitsi and LiveKit: a room of its own for each appointment, with a signed token.", levels: ["practice", "professional"] }),
  videoServer: address("The address").meta({ label: "Address of the video server", help: "Jitsi, such as https://meet.example.org. LiveKit: the page that people meet on, such as https://meet.livekit.io." }),
  livekitUrl: z.string().trim().max(300, "Use 300 characters or fewer.").refine((text) => text === "" || /^wss:\/\/\S+$/.test(text), "The address begins with wss://.").default("").meta({ label: "LiveKit server", help: "Such as wss://video.example.org. Only for LiveKit." }),
  videoKey: z.string().trim().max(200, "Use 200 characters or fewer.").default("").meta({ label: "App id or API key", help: "Jitsi: the app id. LiveKit: the API key." }),
  videoSecret: z.string().trim().max(500, "Use 500 characters or fewer.").default("").meta({ label: "App secret or API secret", secret: true }),
  waitingRoom: z.boolean().default(true).meta({ label: "Clients wait until the professional lets them in", help: "Otherwise Join leads straight to the video.", levels: ["practice", "professional"] }),
  checkIn: z.boolean().default(true).meta({ label: "Ask how people are an hour before a session", levels: ["practice", "professional", "client"] }),
  askLocation: z.boolean().default(true).meta({ label: "Ask where people will be in a video session", help: "So that you know that your licence covers it, and where to send help.", levels: ["practice", "professional", "client"] }),
  showBilled: z.boolean().default(true).meta({ label: "Show whether a session was billed or missed", help: "To everybody with Sessions & Homework. Whoever has Billing sees it in any case.", levels: ["practice", "client"] }),
  groupNames: z.boolean().default(false).meta({ label: "Tell participants of a group each other’s names in the video", help: "Otherwise everybody but the professional is called Participant." }),
  moodLog: z.boolean().default(true).meta({ label: "Mood log", levels: ["practice", "client"] }),
  sleepLog: z.boolean().default(true).meta({ label: "Sleep log", levels: ["practice", "client"] }),
  thoughtLog: z.boolean().default(true).meta({ label: "Thought record", levels: ["practice", "client"] }),
  homeworkReminders: z.boolean().default(true).meta({ label: "Remind people of homework", help: "At 9am on the day before it is due, and once 2 days after.", levels: ["practice", "client"] }),
});

export type SessionsSettings = z.infer<typeof sessionsSettings>;

/** The settings as they hold for a professional and a client. */
export async function settingsOf(ctx: PluginContext, of: { staffId?: string; clientId?: string } = {}): Promise<SessionsSettings> {
  const found = await ctx.settings(of);
  return Object.fromEntries(Object.entries(found).map(([name, { value }]) => [name, value])) as SessionsSettings;
}
