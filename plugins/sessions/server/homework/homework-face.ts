import { formatDay } from "@anteroom/core/server";
import type { Block, CardAction, CardFace, CardView, FileFacts, Inline } from "@anteroom/core/server";
import type { Homework, HomeworkBody } from "../tables/homework.ts";
import { dayIn, dayWords, dueWords, endOfDay } from "./days.ts";
import { tickableDays, wholeDays } from "./homework-days.ts";
import { repeatWords } from "./next-in-series.ts";

export interface HomeworkFacts {
  row: Pick<Homework, "id" | "clientId" | "state" | "fromDay" | "dueDay" | "daily" | "repeat" | "submittedAt" | "reviewedAt" | "formId">;
  body: Pick<HomeworkBody, "title" | "instructions" | "link" | "by" | "note" | "comment" | "commentBy" | "worksheet">;
  files: readonly Pick<FileFacts, "id" | "name" | "mime" | "size">[];
  sentFiles: readonly Pick<FileFacts, "id" | "name" | "mime" | "size">[];
  /** The days on which it was done. */
  days: readonly string[];
  side: "client" | "staff";
  now: number;
  zone: string;
}

const shownLength = 500;
const shownFiles = 3;
const sentences = (...parts: (string | false | null)[]): string => parts.filter(Boolean).join(" ");
const shorten = (text: string): string => (text.length > shownLength ? `${text.slice(0, shownLength - 1)}…` : text);
const linkNode = (link: string): Inline => ({ text: link.startsWith("/") ? "Open the page" : link, href: link });
const fileBlock = ({ id, name, mime, size }: HomeworkFacts["files"][number]): Block => ({ t: "file", name, mime, size, href: `/files/${id}` });

/** "3 of 7 days", with no word on those that were left out. */
export function daysLine({ row, days }: Pick<HomeworkFacts, "row" | "days">): string {
  const all = wholeDays(row);
  if (days.length === 0) return all === null ? "" : `${all} ${all === 1 ? "day" : "days"}.`;
  return all === null ? `Done on ${days.length} ${days.length === 1 ? "day" : "days"}.` : `Done on ${days.length} of ${all} days.`;
}

function given({ body, files }: HomeworkFacts): Block[] {
  return [
    ...(body.instructions ? [{ t: "text" as const, nodes: [shorten(body.instructions)] }] : []),
    ...(body.worksheet ? [{ t: "text" as const, nodes: [{ text: "Worksheet: ", strong: true as const }, body.worksheet] }] : []),
    ...(body.link ? [{ t: "text" as const, nodes: [linkNode(body.link)] }] : []),
    ...files.slice(0, shownFiles).map(fileBlock),
  ];
}

function week({ row, days }: HomeworkFacts, today: string): Block[] {
  const shown = row.daily === 1 ? tickableDays(row, today) : [];
  return shown.length === 0 ? [] : [{ t: "checklist", items: shown.map((day) => ({ id: day, label: day === today ? "Today" : dayWords(day, today), done: days.includes(day) })) }];
}

function sent({ body, sentFiles, side }: HomeworkFacts): Block[] {
  return [
    ...(body.note ? [{ t: "text" as const, nodes: [{ text: side === "client" ? "You wrote: " : "They wrote: ", strong: true as const }, shorten(body.note)] }] : []),
    ...sentFiles.slice(0, shownFiles).map(fileBlock),
  ];
}

/** How homework looks in a conversation, to the one who does it and to the practice. */
export function homeworkFace(facts: HomeworkFacts): CardFace {
  const { row, body, days, side, now, zone } = facts;
  const today = dayIn(now, zone);
  const named = `: ${body.title}`;
  const doing = side === "client";
  const page = doing ? `/sessions/homework/${row.id}` : `/staff/clients/${row.clientId}/homework/${row.id}`;
  const due = sentences(dueWords(row.dueDay, today), row.repeat && `${repeatWords[row.repeat]}.`, row.daily === 1 && daysLine(facts));
  const post = (id: string, label: string, style: CardAction["style"], how: { undoMs?: number; becomes?: string } = {}): CardAction => ({ id, label, style, do: { post: true, ...how }, a11yContext: named });
  const to = (id: string, label: string, style: CardAction["style"], href: string): CardAction => ({ id, label, style, do: { to: href }, a11yContext: named });
  const open = to("open", "Open homework", "secondary", page);
  const face = (state: CardFace["state"], needsYou: boolean, status: CardView["status"], blocks: Block[], actions: CardAction[], foot?: string): CardFace => ({
    state, needsYou, summary: `Homework: ${body.title}`.slice(0, 120), push: "task",
    ...(row.dueDay === null ? {} : { dueAt: new Date(endOfDay(row.dueDay, zone)).toISOString() }),
    view: { kindLine: `Homework from ${body.by}`, title: body.title, status, blocks, actions, ...(foot ? { foot } : {}) },
  });
  const comment: Block[] = body.comment ? [{ t: "notice", tone: "info", text: `${body.commentBy} wrote: ${shorten(body.comment)}` }] : [];

  switch (row.state) {
    case "assigned":
    case "started": {
      const begun = row.state === "started";
      const state = begun ? "in_progress" : "live";
      const status: CardView["status"] = { tag: begun ? "In progress" : "To do", tone: "accent", text: due };
      if (!doing) return face("waiting", false, { ...status, tone: "neutral", tag: begun ? "In progress" : "Given" }, [...given(facts), ...comment, ...week(facts, today)], [open]);
      const stuck = to("stuck", "I’m stuck", "quiet", `${page}/stuck`);
      const write = to("write", "Write and send", "secondary", page);
      const worksheet = (style: CardAction["style"]): CardAction => to("worksheet", "Open the worksheet", style, page);
      if (row.daily === 1) {
        const ticked = days.includes(today);
        const can = tickableDays(row, today).includes(today);
        const first = !can ? [] : ticked ? [post("untick", "Take back today", "quiet")] : [post("today", "Done today", "primary", { undoMs: 5_000, becomes: "Done today" })];
        const all = row.formId === null ? [write, stuck] : [worksheet("secondary"), stuck];
        return face(state, true, status, [...comment, ...given(facts), ...week(facts, today)], ticked ? [...all, ...first] : [...first, ...all]);
      }
      // Sent with its form: what is written beside it would go without the answers.
      if (row.formId !== null) return face(state, true, status, [...comment, ...given(facts)], [worksheet("primary"), stuck], "Only you and your care team see what you send.");
      const note: Block = { t: "field", name: "note", label: "How did it go? (optional)", input: "textarea", max: 4000, ...(body.note ? { value: body.note.slice(0, 4000) } : {}) };
      return face(state, true, status, [...comment, ...given(facts), note], [post("send", "Send to your practice", "primary"), to("file", "Add a file", "secondary", page), stuck], "Only you and your care team see what you send.");
    }
    case "submitted":
      if (doing) return face("waiting", false, { tag: "With your practice", tone: "neutral", text: "You sent this. Your practice will read it." }, [...week(facts, today), ...sent(facts)], [post("back", "Take it back to change it", "quiet")]);
      return face("live", true, { tag: "To read", tone: "accent", text: sentences("The client sent this.", row.daily === 1 && daysLine(facts)) }, [...week(facts, today), ...sent(facts), { t: "field", name: "comment", label: "Answer (optional)", input: "textarea", max: 2000 }], [post("review", "Mark as read", "primary"), to("open", "Open homework", "secondary", page)]);
    case "reviewed":
      return face("done", false, { tag: doing ? "Read" : "Answered", tone: "success", text: `${body.commentBy} read it${row.reviewedAt === null ? "" : ` on ${formatDay(row.reviewedAt, { zone, now })}`}.` }, [...comment, ...sent(facts)], doing ? [] : [open]);
    default:
      return face("cancelled", false, { tag: "Withdrawn", tone: "neutral", text: "This is not needed any more." }, [], []);
  }
}
