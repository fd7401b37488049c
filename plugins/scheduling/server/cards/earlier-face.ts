import { formatDateTime, formatRange } from "@anteroom/core/server";
import type { Block, CardFace } from "@anteroom/core/server";
import type { Appointment } from "../rows/appointments.ts";
import type { WaitOffer } from "../rows/wait-offers.ts";

export interface EarlierFacts {
  row: Pick<WaitOffer, "state" | "expiresAt" | "sharedId">;
  time: Pick<Appointment, "startsAt" | "endsAt" | "zone" | "place"> | undefined;
  service: string;
  professional: string;
  where: string;
  /** The appointment that would move. */
  replaces: Pick<Appointment, "startsAt"> | undefined;
  side: "portal" | "staff";
  now: number;
  zone: string;
}

/** How an earlier time looks: to take or leave for whoever waits, to know of for staff. Whose time it was is nobody's business. */
export function earlierFace({ row, time, service, professional, where, replaces, side, now, zone }: EarlierFacts): CardFace {
  const told = time?.place === "in-person" ? time.zone : zone;
  const when = time ? formatRange(time.startsAt, time.endsAt, { zone: told, now }) : "";
  const until = formatDateTime(row.expiresAt, { zone, now });
  const face = (state: CardFace["state"], needsYou: boolean, tag: string, tone: CardFace["view"]["status"]["tone"], text: string, blocks: Block[] = [], actions: CardFace["view"]["actions"] = []): CardFace => ({
    state, needsYou, summary: `${tag}: ${service}`.slice(0, 120), push: "appointment",
    ...(row.state === "offered" ? { dueAt: new Date(row.expiresAt).toISOString(), expiresAt: new Date(row.expiresAt).toISOString() } : {}),
    view: { kindLine: "Appointment", title: service, status: { tag, tone, text }, blocks, actions },
  });
  const line: Block = { t: "text", nodes: [when] };

  switch (row.state) {
    case "offered": {
      if (side === "staff") return face("waiting", false, "Earlier time offered", "neutral", `From the waitlist. ${row.sharedId === null ? "Held" : "Others were asked too. Open"} until ${until}.`, [line]);
      const gives: Block[] = replaces ? [{ t: "text", nodes: [`It takes the place of your appointment on ${formatDateTime(replaces.startsAt, { zone: told, now })}.`] }] : [];
      return face("live", true, "Earlier time", "accent", [professional ? `With ${professional}.` : "", `${where}.`, row.sharedId === null ? `Held for you until ${until}.` : `Others were asked too: whoever accepts first has it. Open until ${until}.`].filter(Boolean).join(" "), [line, ...gives], [
        { id: "accept", label: "Accept", style: "primary", do: { post: true } },
        { id: "decline", label: "Decline", style: "quiet", do: { post: true } },
      ]);
    }
    case "accepted":
      return face("done", false, "Accepted", "success", when);
    case "declined":
      return face("done", false, "Declined", "neutral", side === "portal" ? "You stay on the waitlist." : when);
    case "taken":
      return face("superseded", false, "Taken", "neutral", side === "portal" ? "Somebody else took this time. You stay on the waitlist." : "Somebody else took it.");
    case "withdrawn":
      return face("cancelled", false, "Withdrawn", "neutral", "This time is not offered any more.");
    default:
      return face("expired", false, "Over", "neutral", side === "portal" ? "This time is not held any more. You stay on the waitlist." : "It was not answered in time.");
  }
}
