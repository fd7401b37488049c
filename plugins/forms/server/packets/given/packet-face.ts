import { formatCalendarDay } from "@anteroom/core/server";
import type { CardFace } from "@anteroom/core/server";
import { dayAt, sayMoment } from "../../assignments/local-day.ts";
import type { GivenPacket } from "./given-rows.ts";
import { countSteps } from "./step-states.ts";
import type { StepNow } from "./step-states.ts";

export interface PacketFacts {
  packet: Pick<GivenPacket, "id" | "clientId" | "title" | "state" | "dueOn" | "dueAt" | "doneAt" | "endedAt" | "ordered">;
  steps: readonly StepNow[];
  from: string;
  who: string;
  side: "mine" | "staff";
  zone: string;
  now: number;
}

const mostShown = 8;

/** How a packet's card looks to its viewer: one card for all its steps, one past-tense line when it is done. */
export function packetFace({ packet, steps, from, who, side, zone, now }: PacketFacts): CardFace {
  const counts = countSteps(steps);
  const mine = side === "mine";
  const due = packet.dueOn === null ? "" : packet.dueOn < dayAt(now, zone) ? `Due ${formatCalendarDay(packet.dueOn, { now })}. ${mine ? "You can still send it." : ""}`.trim() : `Due ${formatCalendarDay(packet.dueOn, { now })}.`;
  const open = (label: string, style: "primary" | "quiet", to: string) => ({ id: "open", label, style, do: { to }, a11yContext: `: ${packet.title}` });
  const chart = `/staff/clients/${packet.clientId}/forms/packets`;
  const face = (state: CardFace["state"], status: CardFace["view"]["status"], more: Partial<CardFace["view"]> = {}, needsYou = false): CardFace => ({
    state, needsYou, summary: `Packet: ${packet.title}`.slice(0, 120), push: "task",
    view: { kindLine: `Packet from ${from}`, title: packet.title, status, blocks: [], actions: [], ...more },
    ...(packet.dueAt === null ? {} : { dueAt: new Date(packet.dueAt).toISOString() }),
  });
  if (packet.state === "revoked") return face("cancelled", { tag: "Withdrawn", tone: "neutral", text: mine ? `${from} withdrew this${packet.endedAt === null ? "" : ` on ${formatCalendarDay(dayAt(packet.endedAt, zone), { now })}`}.` : "" });
  if (packet.state === "done") {
    const when = packet.doneAt === null ? "" : ` on ${sayMoment(packet.doneAt, zone, now)}`;
    return face("done", { tag: "Done", tone: "success", text: mine ? `You finished this${when}.` : `${who} finished this${when}.` }, { actions: [open(mine ? "Look at the steps" : "Look at the answers", "quiet", mine ? `/forms/packets/${packet.id}` : chart)] });
  }
  const listed = steps.filter((step) => step.state !== "left-out" && (!mine || step.state !== "missing"));
  const progress = [{ t: "progress" as const, done: counts.done, of: Math.max(1, counts.of), label: `${counts.done} of ${counts.of} steps done` }];
  const checklist = [{ t: "checklist" as const, items: listed.slice(0, mostShown).map((step, at) => ({ id: `step-${at + 1}`, label: mine ? step.shown : step.title, done: step.state === "done" })) }];
  if (!mine) {
    const missing = steps.find((step) => step.state === "missing");
    return face("waiting", { tag: `With ${who}`, tone: "neutral", text: `${counts.done === 0 ? "Not started." : `Step ${counts.at} of ${counts.of}.`} ${due}`.trim() }, {
      blocks: [...progress, ...checklist, ...(missing ? [{ t: "notice" as const, tone: "warning" as const, text: `${missing.title} could not be asked for. ${missing.why ?? ""}`.trim() }] : [])], actions: [open("Look at the steps", "quiet", chart)],
    });
  }
  const begun = steps.some((step) => step.state === "done" || step.state === "in-progress");
  return face(begun ? "in_progress" : "live", { tag: begun ? "In progress" : "To do", tone: "accent", text: `Step ${counts.at} of ${counts.of}. ${due}`.trim() }, {
    blocks: [...progress, ...checklist], actions: [open(begun ? "Continue" : "Start", "primary", `/forms/packets/${packet.id}`)], foot: "You can stop at any time and go on with any device.",
  }, true);
}
