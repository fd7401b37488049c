import { ClientPage, EmptyState, Link, Tag, formatDayTime, pageTitle, useViewerTime, formatCalendarDay } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import styles from "../form-list.module.css";
import { sayMinutes, saySaved } from "../say-when.ts";

export const meta = pageTitle("Forms");

export const loader = async (args: LoaderFunctionArgs) => pluginPageApi<FormsRouter>("forms", args).mine();

type Line = Awaited<ReturnType<typeof loader>>["toDo"][number];

/** Everything that somebody was asked to fill in, what they have begun and what they sent. */
export default function FormsPage() {
  const { showsScores, toDo, inProgress, sent, closed, shared } = useLoaderData<typeof loader>();
  const none = toDo.length + inProgress.length + sent.length + closed.length + shared.length === 0;
  return (
    <ClientPage title="Forms" below="You can stop at any time. What you have answered is kept.">
      {none ? <EmptyState>No forms to fill in.</EmptyState> : null}
      {!none && toDo.length + inProgress.length === 0 ? <p className="muted">No forms to fill in.</p> : null}
      <Section title="In progress" lines={inProgress} />
      <Section title="To do" lines={toDo} />
      <Section title="No longer available" lines={closed} />
      {showsScores ? <p><Link href="/forms/scores">See your scores over time</Link></p> : null}
      <Section title="Sent" lines={sent} />
      <Section title="Shared with you" lines={shared} />
    </ClientPage>
  );
}

function Section({ title, lines }: { title: string; lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  const id = title.toLowerCase().replaceAll(" ", "-");
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul role="list" className={styles.list} aria-labelledby={id}>
        {lines.map((line) => <FormRow key={line.id} line={line} />)}
      </ul>
    </section>
  );
}

const tags: Record<Line["state"], { words: string; tone: "accent" | "success" | "neutral" }> = {
  scheduled: { words: "To do", tone: "accent" }, sent: { words: "To do", tone: "accent" }, returned: { words: "To look at again", tone: "accent" },
  "in-progress": { words: "In progress", tone: "accent" }, amending: { words: "Changing", tone: "accent" },
  submitted: { words: "Sent", tone: "success" }, reviewed: { words: "Sent", tone: "success" }, expired: { words: "Not sent", tone: "neutral" }, revoked: { words: "Withdrawn", tone: "neutral" },
};

function FormRow({ line }: { line: Line }) {
  const time = useViewerTime();
  const { words, tone } = tags[line.state];
  const begun = line.state === "in-progress" || line.state === "amending";
  const open = begun || line.state === "sent" || line.state === "returned";
  const due = line.dueOn === null || !open ? null : line.overdue ? `Due ${formatCalendarDay(line.dueOn, time)}. You can still send it` : `Due ${formatCalendarDay(line.dueOn, time)}`;
  const facts = [
    `From ${line.from}`,
    open && !begun ? sayMinutes(line.minutes) : null,
    begun ? line.place : null,
    begun && line.savedAt !== null ? `Saved ${saySaved(line.savedAt, time)}` : null,
    due,
    open && !line.required ? "You can leave this one out" : null,
    line.submittedAt !== null && !open ? `Sent ${formatDayTime(line.submittedAt, time)}` : null,
  ].filter(Boolean);
  return (
    <li className={styles.row}>
      <p className={styles.title}><Link href={begun ? `/forms/${line.id}/${line.step}` : `/forms/${line.id}`}>{begun ? <span className="vh">Continue </span> : null}{line.title}</Link></p>
      <Tag tone={tone}>{words}</Tag>
      <p className={styles.facts}>{facts.join(" · ")}</p>
    </li>
  );
}
