import { formatDayTime } from "@anteroom/core/server";
import type { Block, CardFace, CardView, Inline } from "@anteroom/core/server";
import { moodWords } from "../logs/log-words.ts";
import type { CheckIn, CheckInBody } from "../tables/check-ins.ts";
import { standing } from "../tables/sessions.ts";
import type { Session } from "../tables/sessions.ts";

export interface CheckInFacts {
  checkIn: Pick<CheckIn, "state" | "answeredAt">;
  body: CheckInBody;
  session: Pick<Session, "id" | "clientId" | "startsAt" | "endsAt" | "zone" | "place" | "state" | "type">;
  professional: string;
  side: "client" | "staff";
  askLocation: boolean;
  now: number;
  zone: string;
}

/** What was answered, in words. */
export function checkInLines({ mood, topic, location }: CheckInBody): { label: string; value: Inline[] }[] {
  return [
    ...(mood === null ? [] : [{ label: "Mood", value: [`${moodWords[mood - 1] ?? ""} (${mood} of 5)`] }]),
    ...(topic ? [{ label: "To talk about", value: [topic] }] : []),
    ...(location ? [{ label: "Where they will be", value: [location] }] : []),
  ];
}

/** How a check-in looks in the conversation. */
export function checkInFace({ checkIn, body, session, professional, side, askLocation, now, zone }: CheckInFacts): CardFace {
  const stands = standing.includes(session.state) && now <= session.endsAt;
  const page = side === "client" ? `/sessions/${session.id}` : `/staff/clients/${session.clientId}/sessions/${session.id}`;
  const when: Block = { t: "when", start: new Date(session.startsAt).toISOString(), end: new Date(session.endsAt).toISOString(), zone };
  const title = `Before you meet ${professional}`;
  const face = (state: CardFace["state"], needsYou: boolean, view: Omit<CardView, "kindLine" | "title">): CardFace => ({
    state, needsYou, summary: `Check-in: ${session.type}`.slice(0, 120), push: "task",
    ...(state === "live" ? { dueAt: new Date(session.startsAt).toISOString(), expiresAt: new Date(session.endsAt).toISOString() } : {}),
    view: { kindLine: "Check-in", title: side === "client" ? title : `Check-in for ${formatDayTime(session.startsAt, { zone, now })}`, ...view },
  });
  if (checkIn.state === "answered") {
    const lines = checkInLines(body);
    return face("done", false, {
      status: { tag: "Sent", tone: "success", text: side === "client" ? "Your care team can read this before you meet." : "" },
      blocks: lines.length > 0 ? [{ t: "facts", items: lines }] : [],
      actions: side === "client" && stands ? [{ id: "open", label: "Open session", style: "quiet", do: { to: page } }] : [],
    });
  }
  if (!stands) return face("expired", false, { status: { tag: "No longer needed", tone: "neutral", text: "The session is over or was changed." }, blocks: [], actions: [] });
  if (side === "staff") return face("waiting", false, { status: { tag: "Asked", tone: "neutral", text: "The client has not answered yet." }, blocks: [when], actions: [] });
  const mood: Block = { t: "choices", name: "mood", legend: "How are you right now? (optional)", options: moodWords.map((label, at) => ({ value: String(at + 1), label })) };
  const topic: Block = { t: "field", name: "topic", label: "What would you like to talk about? (optional)", input: "textarea", max: 500 };
  const location: Block = { t: "field", name: "location", label: "Where will you be during the session?", hint: "Street and town. Your care team needs it to be allowed to see you by video, and to send help.", input: "text", autocomplete: "street-address", max: 200 };
  return face("live", true, {
    status: { tag: "To do", tone: "accent", text: "Takes a minute. You can leave anything out." },
    blocks: [when, mood, topic, ...(askLocation && session.place === "video" ? [location] : [])],
    actions: [{ id: "send", label: "I’ll be there", style: "primary", do: { post: true }, a11yContext: `: ${session.type}` }, { id: "open", label: "Open session", style: "quiet", do: { to: page } }],
    foot: "Only you and your care team see what you write.",
  });
}
