import type { Block, CardFace } from "@anteroom/core/server";
import type { CollectionState, LineState } from "../tables/collection-rows.ts";

export interface RequestFacts {
  id: string;
  state: CollectionState;
  note: string;
  /** The page of the message that it was made of; empty for none. */
  about: string;
  dueAt: number | null;
  zone: string;
  base: string;
  isStaff: boolean;
  lines: readonly { id: string; label: string; state: LineState; reason: string }[];
}

const count = (of: number): string => (of === 1 ? "1 document" : `${of} documents`);
const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** The card of a request for documents, by whose turn it is. */
export function requestFace(facts: RequestFacts): CardFace {
  const { state, lines, isStaff } = facts;
  const open = lines.filter((line) => line.state === "wanted" || line.state === "rejected");
  const toCheck = lines.filter((line) => line.state === "sent");
  const rejected = lines.filter((line) => line.state === "rejected");
  const checklist: Block = { t: "checklist", items: lines.map((line) => ({ id: line.id, label: labelOf(line), done: line.state === "sent" || line.state === "accepted" })) };
  const to = `${facts.base}/${facts.id}`;
  const base = {
    push: "document" as const,
    summary: cut(`Documents needed: ${lines.map((line) => line.label).join(", ")}`, 120),
    ...(facts.dueAt ? { dueAt: new Date(facts.dueAt).toISOString() } : {}),
    data: { id: facts.id, open: open.map(({ id, label }) => ({ id, label })), sends: !isStaff && state === "wanted" },
  };
  const head = { kindLine: "Document request", title: lines.length === 1 ? (lines[0]?.label ?? "A document") : `${count(lines.length)} to send` };
  if (state === "completed") return { ...base, state: "done", needsYou: false, view: { ...head, status: { tag: "Done", tone: "success" }, blocks: [checklist], actions: [] } };
  if (state === "cancelled") return { ...base, state: "cancelled", needsYou: false, view: { ...head, status: { tag: "Taken back", tone: "neutral", text: isStaff ? undefined : "Your practice no longer needs this." }, blocks: [], actions: [] } };
  if (state === "expired") return { ...base, state: "expired", needsYou: false, view: { ...head, status: { tag: "Ended", tone: "neutral", text: "The time to send this has ended." }, blocks: [checklist], actions: [] } };
  const due: Block[] = facts.dueAt ? [{ t: "facts", items: [{ label: "Due", value: [new Intl.DateTimeFormat("en", { day: "numeric", month: "long", timeZone: facts.zone }).format(facts.dueAt)] }] }] : [];
  const why: Block[] = rejected.map((line) => ({ t: "notice", tone: "warning", text: cut(`${line.label}: ${line.reason}`, 280) }));
  const note: Block[] = facts.note ? [{ t: "text", nodes: [cut(facts.note, 280)] }] : [];
  if (facts.about) note.push({ t: "text", nodes: [{ text: "Open the message", href: facts.about }] });
  const blocks = [...note, checklist, ...(isStaff ? [] : why.slice(0, 3)), ...due];
  if (isStaff) {
    const tag = toCheck.length > 0 ? `${toCheck.length} to look at` : `Waiting for ${count(open.length)}`;
    return { ...base, state: toCheck.length > 0 ? "live" : "waiting", needsYou: toCheck.length > 0, view: { ...head, status: { tag, tone: toCheck.length > 0 ? "accent" : "neutral" }, blocks, actions: [{ id: "look", label: toCheck.length > 0 ? "Look at what was sent" : "Open the request", style: toCheck.length > 0 ? "primary" : "secondary", do: { to }, a11yContext: `: ${head.title}` }] } };
  }
  if (open.length === 0) return { ...base, state: "waiting", needsYou: false, view: { ...head, status: { tag: "Sent", tone: "neutral", text: "Your practice looks at it next." }, blocks, actions: [{ id: "open", label: "See what you sent", style: "quiet", do: { to }, a11yContext: `: ${head.title}` }] } };
  return {
    ...base,
    state: open.length < lines.length ? "in_progress" : "live",
    needsYou: true,
    view: { ...head, status: rejected.length > 0 ? { tag: "Another file needed", tone: "warning" } : { tag: open.length < lines.length ? `${open.length} left` : "To send", tone: "accent" }, blocks, actions: [{ id: "send", label: open.length === 1 ? "Send the document" : "Send the documents", style: "primary", do: { to }, a11yContext: `: ${head.title}` }] },
  };
}

function labelOf({ label, state }: RequestFacts["lines"][number]): string {
  if (state === "accepted") return `${label} (accepted)`;
  if (state === "sent") return `${label} (sent)`;
  return state === "rejected" ? `${label} (another file needed)` : label;
}
