import { formatCalendarDay } from "@anteroom/core/server";
import type { CardAction, CardFace, CardState, CardView } from "@anteroom/core/server";
import { sayMoment, saySaved, dayAt } from "../assignments/local-day.ts";
import type { Assignment } from "../assignments/assignment-rows.ts";
import type { FormDefinition } from "../definition/form-definition.ts";
import { minutesOf } from "../definition/estimate-minutes.ts";
import { micro } from "./micro.ts";
import { shownTitle } from "./shown-title.ts";

export type FaceRow = Pick<Assignment, "id" | "clientId" | "state" | "card" | "dueOn" | "dueAt" | "closesOn" | "step" | "place" | "savedAt" | "submittedAt" | "endedAt" | "replacedBy">;

/** Everything that a card of a form says, resolved for one viewer. */
export interface FaceFacts {
  row: FaceRow;
  form: FormDefinition;
  /** Who gave it, such as "Dr Maya Rivera", or the practice. */
  from: string;
  /** The person who answers it, as staff call them. */
  who: string;
  side: "mine" | "staff";
  note: string | null;
  returnNote: string | null;
  /** The form has a newer version than the one that was given. */
  newer: boolean;
  /** The person gave an answer that nobody should be left alone with. */
  worrying?: boolean;
  zone: string;
  now: number;
}

/** "Due Tuesday 24 November."; after that day it says so, without blame. */
function dueWords({ row, now, zone }: Pick<FaceFacts, "row" | "now" | "zone">): string {
  if (row.dueOn === null) return "";
  const day = formatCalendarDay(row.dueOn, { now });
  return row.dueOn < dayAt(now, zone) ? `Due ${day}. You can still send it.` : `Due ${day}.`;
}

function face(facts: FaceFacts, state: CardState, status: CardView["status"], more: Partial<CardView> & { needsYou?: boolean } = {}): CardFace {
  const { needsYou = false, ...view } = more;
  const title = facts.side === "mine" ? shownTitle(facts.form) : facts.form.title;
  return {
    state,
    needsYou,
    summary: `Form: ${title}`.slice(0, 120),
    push: "task",
    view: { kindLine: `Form from ${facts.from}`, title, status, blocks: [], actions: [], ...view },
    ...(facts.row.dueAt === null ? {} : { dueAt: new Date(facts.row.dueAt).toISOString() }),
  };
}

const open = (facts: FaceFacts, id: string, label: string, style: CardAction["style"], to: string): CardAction => ({ id, label, style, do: { to }, a11yContext: `: ${facts.side === "mine" ? shownTitle(facts.form) : facts.form.title}` });

const noteBlock = (facts: FaceFacts): CardView["blocks"] => (facts.note ? [{ t: "text", nodes: [facts.note] }] : []);

const helpBlocks: CardView["blocks"] = [
  { t: "text", nodes: ["You do not have to handle this alone. Your care team will see your answer, but nobody may be watching right now. ", { text: "See who can help you today", href: "/help" }] },
];

function mine(facts: FaceFacts): CardFace {
  const { row, form, now, zone, from } = facts;
  const base = `/forms/${row.id}`;
  const due = dueWords(facts);
  const newer = facts.newer ? " The form was changed after you got it. You finish the one you have." : "";
  const questions = row.card === "micro" ? micro(form) : null;
  const foot = row.state === "amending" ? "What you sent stays as it is until you send your changes." : "You can stop at any time.";
  switch (row.state) {
    case "sent":
      if (questions) {
        return face(facts, "live", { tag: "To do", tone: "accent", ...(due ? { text: due } : {}) }, {
          needsYou: true, blocks: [...noteBlock(facts), ...questions], foot: `${form.readBy} can read your answers.`.slice(0, 200),
          actions: [{ id: "send", label: "Send", style: "primary", do: { post: true, needsOnline: true }, a11yContext: `: ${shownTitle(form)}` }],
        });
      }
      return face(facts, "live", { tag: "To do", tone: "accent", text: `About ${minutesOf(form)} ${minutesOf(form) === 1 ? "minute" : "minutes"}. ${due}`.trim() }, {
        needsYou: true, blocks: noteBlock(facts), foot, actions: [open(facts, "start", "Start form", "primary", base)],
      });
    case "in-progress":
    case "amending": {
      const saved = row.savedAt === null ? "" : `Saved ${saySaved(row.savedAt, zone, now)}.`;
      return face(facts, "in_progress", { tag: row.state === "amending" ? "Changing" : "In progress", tone: "accent", text: [row.place && `${row.place}.`, saved, due].filter(Boolean).join(" ") + newer }, {
        needsYou: row.state === "in-progress", foot, actions: [open(facts, "continue", "Continue", "primary", `${base}/${row.step}`)],
      });
    }
    case "returned":
      return face(facts, "live", { tag: "To look at again", tone: "accent", text: `${from} asks you to look at your answers again. ${due}`.trim() }, {
        needsYou: true, foot, blocks: facts.returnNote ? [{ t: "text", nodes: [facts.returnNote] }] : [], actions: [open(facts, "start", "Look at your answers", "primary", base)],
      });
    case "submitted":
    case "reviewed":
      return face(facts, "done", { tag: "Sent", tone: "success", text: row.submittedAt === null ? "You sent this." : `You sent this on ${sayMoment(row.submittedAt, zone, now)}.` }, {
        blocks: facts.worrying ? helpBlocks : [],
        actions: [open(facts, "read", "Read what you sent", "quiet", base)],
      });
    case "expired":
      return face(facts, "expired", { tag: "No longer available", tone: "neutral", text: `You could send this until ${formatCalendarDay(row.closesOn ?? dayAt(row.endedAt ?? now, zone), { now })}. Write to your practice if you still want to.` });
    default:
      if (row.replacedBy) return face(facts, "superseded", { tag: "Replaced", tone: "neutral", text: "There is a newer version." }, { actions: [open(facts, "newer", "Open the newer one", "quiet", `/forms/${row.replacedBy}`)] });
      return face(facts, "cancelled", { tag: "Withdrawn", tone: "neutral", text: `${from} withdrew this${row.endedAt === null ? "" : ` on ${formatCalendarDay(dayAt(row.endedAt, zone), { now })}`}.` });
  }
}

function staff(facts: FaceFacts): CardFace {
  const { row, who, now, zone } = facts;
  const due = row.dueOn === null ? "" : `Due ${formatCalendarDay(row.dueOn, { now })}.`;
  const chart = `/staff/clients/${row.clientId}/forms/${row.id}`;
  const waiting = (text: string): CardFace => face(facts, "waiting", { tag: `With ${who}`, tone: "neutral", text: `${text} ${due}`.trim() });
  switch (row.state) {
    case "sent":
      return waiting("Not started.");
    case "in-progress":
      return waiting(row.place ? `Started: ${row.place}.` : "Started.");
    case "returned":
      return waiting("Given back. Not sent again yet.");
    case "amending":
      return waiting("Changing what they sent.");
    case "submitted":
      return face(facts, "live", { tag: "To review", tone: "accent", text: `${who} sent this${row.submittedAt === null ? "" : ` on ${sayMoment(row.submittedAt, zone, now)}`}.` }, { actions: [open(facts, "review", "Review", "primary", chart)] });
    case "reviewed":
      return face(facts, "done", { tag: "Reviewed", tone: "success" }, { actions: [open(facts, "read", "Read the answers", "quiet", chart)] });
    case "expired":
      return face(facts, "expired", { tag: "Not sent in time", tone: "neutral" }, { actions: [open(facts, "open", "Give more time", "quiet", chart)] });
    default:
      return row.replacedBy ? face(facts, "superseded", { tag: "Replaced", tone: "neutral" }) : face(facts, "cancelled", { tag: "Withdrawn", tone: "neutral" });
  }
}

/** How a form's card looks to its viewer. */
export const assignmentFace = (facts: FaceFacts): CardFace => (facts.side === "mine" ? mine(facts) : staff(facts));
