import { formatDateTime, formatRange } from "@anteroom/core/server";
import type { Block, CardFace } from "@anteroom/core/server";
import type { Appointment } from "../rows/appointments.ts";
import type { Proposal } from "../rows/proposals.ts";

export interface OfferFacts {
  row: Pick<Proposal, "id" | "state" | "chosenId" | "expiresAt">;
  times: readonly Pick<Appointment, "id" | "startsAt" | "endsAt" | "staffId" | "state" | "zone" | "place">[];
  service: string;
  professionals: ReadonlyMap<string, string>;
  where: string;
  note: string;
  answer: string;
  side: "portal" | "staff";
  now: number;
  zone: string;
}

/** How proposed times look: to choose from for the client, to wait for staff. */
export function offerFace({ row, times, service, professionals, where, note, answer, side, now, zone }: OfferFacts): CardFace {
  const open = times.filter((time) => time.state === "proposed" && time.startsAt > now);
  const several = new Set(times.map((time) => time.staffId)).size > 1;
  const zoneOf = (time: Pick<Appointment, "place" | "zone">): string => (time.place === "in-person" ? time.zone : zone);
  const words = (time: (typeof times)[number]): string => formatRange(time.startsAt, time.endsAt, { zone: zoneOf(time), now });
  const said: Block[] = note ? [{ t: "text", nodes: [note] }] : [];
  const list: Block[] = times.map((time) => ({ t: "text", nodes: [words(time)] }));
  const face = (state: CardFace["state"], needsYou: boolean, tag: string, tone: CardFace["view"]["status"]["tone"], text: string, blocks: Block[], actions: CardFace["view"]["actions"] = []): CardFace => ({
    state, needsYou, summary: `${tag}: ${service}`.slice(0, 120), push: "appointment",
    ...(row.state === "open" ? { dueAt: new Date(row.expiresAt).toISOString(), expiresAt: new Date(row.expiresAt).toISOString() } : {}),
    view: { kindLine: "Appointment", title: service, status: { tag, tone, text }, blocks: [...said, ...blocks], actions },
  });
  const until = formatDateTime(row.expiresAt, { zone, now });

  switch (row.state) {
    case "open": {
      if (side === "staff") return face("waiting", false, "Times proposed", "neutral", `Held until ${until}.`, list);
      const choices: Block = {
        t: "choices", name: "time", legend: "Choose a time",
        options: open.map((time) => ({ value: time.id, label: words(time), ...(several ? { hint: `With ${professionals.get(time.staffId) ?? "your practice"}` } : {}) })),
      };
      const instead: Block = { t: "field", name: "note", label: "If none fits: when would?", input: "text", max: 500 };
      const professional = several ? "" : (professionals.get(times[0]?.staffId ?? "") ?? "");
      return face("live", true, "Choose a time", "accent", [professional ? `With ${professional}.` : "", `${where}.`, `Held for you until ${until}.`].filter(Boolean).join(" "), [choices, instead], [
        { id: "book", label: "Book this time", style: "primary", do: { post: true } },
        { id: "none", label: "None of these", style: "quiet", do: { post: true } },
      ]);
    }
    case "booked": {
      const chosen = times.filter((time) => time.id === row.chosenId);
      return face("done", false, "Booked", "success", chosen[0] ? words(chosen[0]) : "", []);
    }
    case "none-fits":
      return face(side === "staff" ? "live" : "done", false, "None fits", side === "staff" ? "warning" : "neutral", side === "staff" ? (answer ? `The client wrote: ${answer}` : "The client said that none of these fits.") : "You said that none of these fits. Your practice will write to you.", []);
    case "withdrawn":
      return face("cancelled", false, "Withdrawn", "neutral", "These times are not held any more.", []);
    default:
      return face("expired", false, "Over", "neutral", "These times are not held any more.", [], side === "portal" ? [{ id: "again", label: "Choose another time", style: "secondary", do: { to: "/scheduling/new" } }] : []);
  }
}
