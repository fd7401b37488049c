import type { Block, CardFace, CardState } from "@anteroom/core/server";
import type { RequestState } from "../tables/request-rows.ts";

/** What a card about a request to sign is drawn from. */
export interface SignFacts {
  requestId: string;
  state: RequestState;
  titles: string[];
  /** Where documents lie for this viewer. */
  base: string;
  isStaff: boolean;
  pages: number;
  minutes: number;
  instructions: string;
  reason: string;
  dueAt: number | null;
  zone: string;
  signed: number;
  of: number;
  others: { name: string; done: boolean }[];
  /** The viewer's own part: the next document and how many are left; null when they do not sign. */
  mine: { id: string | null; left: number } | null;
  /** The first document, and those with a PDF. */
  first: string;
  copies: string[];
}

const clip = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);
const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? "" : "s"}`;

const dayText = (at: number, zone: string): string => new Intl.DateTimeFormat("en-US", { weekday: "long", day: "numeric", month: "long", timeZone: zone }).format(at);

interface Look {
  state: CardState;
  tag: string;
  tone: "accent" | "success" | "neutral" | "warning";
  text?: string;
}

function lookOf(facts: SignFacts): Look {
  const { mine } = facts;
  const isDone = mine !== null && mine.left === 0;
  switch (facts.state) {
    case "completed":
      return { state: "done", tag: "Signed", tone: "success", text: facts.of > 1 ? "Everybody has signed." : undefined };
    case "declined":
      return { state: "cancelled", tag: "Declined", tone: "neutral" };
    case "expired":
      return { state: "expired", tag: "Ended", tone: "neutral", text: "The time to sign this has ended." };
    case "voided":
      return { state: "superseded", tag: "Taken back", tone: "neutral", text: facts.reason ? clip(facts.reason, 120) : undefined };
    case "paused":
      return { state: "blocked", tag: "Waiting for an answer", tone: "warning" };
    case "draft":
      return { state: "live", tag: "Draft", tone: "neutral" };
    default:
      if (isDone) return { state: "waiting", tag: "You signed", tone: "success", text: "We are waiting for the others." };
      if (mine && mine.id === null) return { state: "waiting", tag: "Not your turn yet", tone: "neutral" };
      if (facts.state === "partlySigned") return { state: "in_progress", tag: `${facts.signed} of ${facts.of} signed`, tone: "accent" };
      return { state: "live", tag: "To sign", tone: "accent" };
  }
}

/** A request to sign as its viewer sees it: title, length, who else signs, and one way on. */
export function signFace(facts: SignFacts): CardFace {
  const look = lookOf(facts);
  const isOpen = ["live", "in_progress", "blocked"].includes(look.state);
  const mayGoOn = facts.mine !== null && facts.mine.left > 0 && isOpen && facts.mine.id !== null;
  const title = clip(facts.titles.length > 1 ? `${facts.titles[0] ?? ""} and ${count(facts.titles.length - 1, "more document")}` : (facts.titles[0] ?? "Document"), 90);
  const blocks: Block[] = [];
  if (isOpen && facts.instructions) blocks.push({ t: "text", nodes: [clip(facts.instructions, 280)] });
  if (isOpen) blocks.push({ t: "facts", items: [{ label: "To read", value: [`About ${count(facts.pages, "page")}, ${count(facts.minutes, "minute")}`] }, ...(facts.dueAt ? [{ label: "Due", value: [dayText(facts.dueAt, facts.zone)] }] : [])] });
  if (facts.others.length > 0 && look.state !== "done") blocks.push({ t: "facts", items: facts.others.slice(0, 5).map((one) => ({ label: one.name, value: [one.done ? "Signed" : "Not signed yet"] })) });
  return {
    state: look.state,
    needsYou: mayGoOn,
    summary: clip(mayGoOn ? `To sign: ${title}` : `${look.tag}: ${title}`, 120),
    push: "document",
    ...(facts.dueAt ? { dueAt: new Date(facts.dueAt).toISOString() } : {}),
    view: { kindLine: "Document", title, status: { tag: look.tag, tone: look.tone, ...(look.text ? { text: look.text } : {}) }, blocks, actions: actionsOf(facts, mayGoOn, title) },
  };
}

function actionsOf(facts: SignFacts, mayGoOn: boolean, title: string): CardFace["view"]["actions"] {
  const link = (id: string, label: string, to: string, style: "primary" | "secondary" = "secondary") => ({ id, label, style, do: { to }, a11yContext: `: ${title}` });
  const actions = mayGoOn && facts.mine?.id ? [link("sign", facts.state === "paused" ? "Open the document" : "Read and sign", `${facts.base}/${facts.mine.id}/sign`, "primary")] : [];
  if (facts.isStaff) return [...actions, link("open", "See the request", `${facts.base}/requests/${facts.requestId}`)];
  const [copy] = facts.copies;
  return copy && !mayGoOn ? [...actions, link("open", "See the signed document", `${facts.base}/${copy}`)] : actions;
}
