import { ClientPage, Link, LinkButton, Notice, formatDayTime, useViewerTime } from "@anteroom/core/ui";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { Download } from "@anteroom/core/ui/icons.ts";
import { AnswerList } from "./answer-list.tsx";

export interface SentCopyProps {
  form: { id: string };
  copy: {
    title: string; own: boolean; by: string | null; inSession: boolean; number: number; submittedAt: number; reason: string | null; readBy: string;
    all: { number: number; submittedAt: number }[];
    lines: { itemId: string; label: string; stem?: string; lines: string[] }[];
    score: { label: string; value: string }[] | null;
    mayAmend: boolean;
  };
  answer: FormAnswer | undefined;
}

/** What was sent, to read again, keep or change. */
export function SentCopy({ form, copy, answer }: SentCopyProps) {
  const time = useViewerTime();
  const newest = copy.all[0]?.number === copy.number;
  const who = copy.by ?? "You";
  return (
    <ClientPage title={copy.title} back={{ href: "/forms", label: "Forms" }} answer={answer} below={`${who} sent this on ${formatDayTime(copy.submittedAt, time)}.${copy.inSession ? " It was filled in together with your practice." : ""}`}>
      {newest ? null : <Notice>There is a newer copy. <Link href={`/forms/${form.id}`}>Read the newest one</Link>.</Notice>}
      {copy.reason ? <p>Why it was changed: {copy.reason}</p> : null}
      {copy.score?.map((one) => <p key={one.label}><strong>{one.label}:</strong> {one.value}</p>)}
      <AnswerList lines={copy.lines.map((line) => ({ itemId: line.itemId, label: line.stem ? `${line.stem} ${line.label}` : line.label, text: line.lines }))} />
      {copy.own ? <p className="muted">{copy.readBy} can read this.</p> : null}
      <p className="row">
        <LinkButton href={`/forms/${form.id}/copy?number=${copy.number}`} download="" icon={<Download aria-hidden="true" size={20} />}>Download a copy (PDF)</LinkButton>
        {copy.mayAmend && newest ? <LinkButton href={`/forms/${form.id}/change`} variant="quiet">Change my answers</LinkButton> : null}
      </p>
      {copy.all.length > 1 ? (
        <section className="stack-small">
          <h2>Every copy</h2>
          <ul>{copy.all.map((one) => <li key={one.number}>{one.number === copy.number ? `Copy ${one.number}, ` : <><Link href={`/forms/${form.id}?copy=${one.number}`}>Copy {one.number}</Link>, </>}{formatDayTime(one.submittedAt, time)}</li>)}</ul>
        </section>
      ) : null}
    </ClientPage>
  );
}
