import type { Block, CardAction, CardFace, CardView, Inline } from "@anteroom/core/server";
import { dayIn, dueWords } from "./due-words.ts";
import { dueAt } from "./due-at.ts";
import { repeatWords } from "./recurrence.ts";
import type { ToDoBody } from "./to-do-body.ts";
import type { ToDo } from "./to-do-rows.ts";

/** How long Undo is offered on screen. */
const undoShownMs = 5_000;

export interface FaceFacts {
  row: Pick<ToDo, "id" | "state" | "dueDay" | "repeat" | "doneAt" | "seenAt" | "needsConfirmation" | "byKind">;
  body: ToDoBody;
  /** Who looks: the one who does it, or the practice. */
  side: "doer" | "staff";
  /** Whether the viewer gave it to themselves. */
  own: boolean;
  now: number;
  /** The day that it is for the viewer. */
  today: string;
  zone: string;
}

const sentences = (...parts: (string | false)[]): string => parts.filter(Boolean).join(" ");
const answered = ({ answer, answerBy }: ToDoBody): string => (answer ? `${answerBy ?? "They"} wrote: ${answer}` : "");

/** A link as a run of text; outside addresses show themselves. */
const linkNode = (link: string): Inline => ({ text: link.startsWith("/message/") ? "Open the message" : link.startsWith("/") ? "Open the page" : link, href: link });

function blocksOf({ body, row, side }: FaceFacts): Block[] {
  const blocks: Block[] = [];
  if (body.note) blocks.push({ t: "text", nodes: [body.note] });
  if (body.link) blocks.push({ t: "text", nodes: [linkNode(body.link)] });
  if (body.answer && row.state === "open" && side === "doer") blocks.push({ t: "notice", tone: "info", text: answered(body) });
  if (body.answer && row.state === "open" && side === "staff") blocks.push({ t: "text", nodes: [answered(body)] });
  return blocks;
}

/** How a to-do looks in a conversation, to the one who does it and to the practice. */
export function toDoFace(facts: FaceFacts): CardFace {
  const { row, body, side, own, now, today, zone } = facts;
  const named = `: ${body.title}`;
  const blocks = blocksOf(facts);
  const view = (status: CardView["status"], more: Partial<CardView> = {}): CardView => ({
    kindLine: row.byKind === "portal" ? (own ? "Your own to-do" : `To-do that ${body.by} added`) : `To-do from ${body.by}`,
    title: body.title, status, blocks, actions: [], ...more,
  });
  const post = (id: string, label: string, style: CardAction["style"], how: { undoMs?: number; becomes?: string } = {}): CardAction => ({ id, label, style, do: { post: true, ...how }, a11yContext: named });
  const cannot: CardAction = { id: "cannot", label: own ? "Change or remove" : "I can’t do this", style: "secondary", do: { to: `/to-dos/${row.id}` }, a11yContext: named };
  const dueBy = dueAt(row.dueDay, zone);
  const shared = { push: "task" as const, ...(dueBy === null ? {} : { dueAt: new Date(dueBy).toISOString() }) };
  const repeat = row.repeat ? `${repeatWords[row.repeat]}.` : "";
  const due = sentences(dueWords(row.dueDay, today), repeat);
  const with_ = (state: CardFace["state"], needsYou: boolean, summary: string, drawn: CardView): CardFace => ({ ...shared, state, needsYou, summary: `${summary}: ${body.title}`.slice(0, 120), view: drawn });

  switch (row.state) {
    case "proposed": {
      if (side === "staff") return with_("waiting", false, "Waits for a yes", view({ tag: "Proposed", tone: "neutral", text: sentences("Waits for the client to agree to the day.", due) }));
      const when: Block = { t: "field", name: "dueDay", label: "When will you do it?", hint: "Keep the day or choose another", input: "date", value: row.dueDay ?? "" };
      return with_("live", true, "To agree", view({ tag: "To agree", tone: "accent", text: sentences(`${body.by} asks if this day works for you.`, due) }, { blocks: [...blocks, when], actions: [post("agree", "Agree", "primary"), cannot] }));
    }
    case "open": {
      const doing = side === "doer";
      const tick = post("done", "Mark as done", "primary", { undoMs: undoShownMs, becomes: row.needsConfirmation ? "With your practice" : "Done" });
      return with_("live", doing, "To do", view({ tag: "To do", tone: "accent", text: due }, { actions: doing ? [tick, cannot] : [] }));
    }
    case "awaiting": {
      if (side === "doer") {
        const back = undoOf(row.doneAt, now, post);
        return { ...with_("waiting", false, "With your practice", view({ tag: "With your practice", tone: "neutral", text: "You said that this is done. Your practice will confirm it." }, { actions: back.actions })), ...back.expires };
      }
      const note: Block = { t: "field", name: "note", label: "Note if you send it back", input: "textarea", max: 500 };
      return with_("live", true, "To confirm", view({ tag: "To confirm", tone: "accent", text: "The client says that this is done." }, { blocks: [...blocks, note], actions: [post("confirm", "Confirm it is done", "primary"), post("back", "Send it back", "secondary")] }));
    }
    case "done": {
      const back = undoOf(row.doneAt, now, post);
      const text = row.doneAt === null ? "" : side === "doer" ? `You did this ${whenWords(row.doneAt, today, zone)}.` : `Done ${whenWords(row.doneAt, today, zone)}.`;
      return { ...with_("done", false, "Done", view({ tag: "Done", tone: "success", text: sentences(text, side === "staff" && answered(body)) }, { actions: side === "doer" ? back.actions : [] })), ...(side === "doer" ? back.expires : {}) };
    }
    case "skipped": {
      if (side === "doer") return with_("done", false, "Not doing", view({ tag: "Not doing", tone: "neutral", text: sentences("You said that you can’t do this. Your practice knows.", body.answer ? `You wrote: ${body.answer}` : "") }));
      const unseen = row.seenAt === null;
      const actions = unseen ? [post("noted", "Noted", "primary"), post("again", "Give it again", "secondary")] : [];
      return with_(unseen ? "live" : "done", unseen, "Cannot be done", view({ tag: "Can’t do", tone: unseen ? "warning" : "neutral", text: sentences("The client can’t do this.", answered(body)) }, { actions }));
    }
    default:
      return with_("cancelled", false, "Withdrawn", view({ tag: "Withdrawn", tone: "neutral", text: "This is not needed any more." }, { blocks: [] }));
  }
}

function whenWords(at: number, today: string, zone: string): string {
  const words = dueWords(dayIn(at, zone), today);
  if (words === "Due today.") return "today";
  return `on ${words.replace(/^It was due (.*?)\. You can.*$/, "$1")}`;
}

/** Undo while it can be pressed, and when the card is to be fetched again without it. */
function undoOf(doneAt: number | null, now: number, post: (id: string, label: string, style: CardAction["style"]) => CardAction): { actions: CardAction[]; expires: { expiresAt?: string } } {
  if (doneAt === null || now > doneAt + undoShownMs) return { actions: [], expires: {} };
  return { actions: [post("undo", "Undo", "quiet")], expires: { expiresAt: new Date(doneAt + undoShownMs).toISOString() } };
}
