import { Button, ChartTab, Disclosure, Field, FormKey, Link, LinkButton, Notice, Tag, formOf, formatDayTime, newUlid, pageTitle, useViewerTime } from "@anteroom/core/ui";
import { Download } from "@anteroom/core/ui/icons.ts";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import rows from "../rows.module.css";
import styles from "../staff/chart.module.css";
import { ReviewedAnswers } from "../staff/reviewed-answers.tsx";
import { stateTags } from "../staff/state-words.ts";

export const meta = pageTitle("Form");

const idOf = ({ params }: LoaderFunctionArgs): string => params["assignmentId"] ?? "";

export async function loader(args: LoaderFunctionArgs) {
  const number = Number(new URL(args.request.url).searchParams.get("copy")) || undefined;
  const assignmentId = idOf(args);
  return { ...(await pluginPageApi<FormsRouter>("forms", args).review({ assignmentId, ...(number ? { number } : {}) })), assignmentId, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (form, api) => {
    const assignmentId = idOf(args);
    const submissionId = form.text("submissionId");
    switch (form.text("do")) {
      case "reviewed":
        await api.markReviewed({ assignmentId, submissionId });
        return { done: "Marked as reviewed." };
      case "give-back":
        await api.giveBack({ assignmentId, submissionId, note: form.text("note") });
        return { done: "Given back with your note." };
      case "annotate":
        await api.annotate({ key: form.key, assignmentId, submissionId, text: form.text("text") });
        return { done: "Note added. Only staff see it." };
      case "nudge":
        await api.nudge({ assignmentId, key: form.key });
        return { done: "A reminder is on its way." };
      case "extend":
        await api.extend({ assignmentId, dueOn: form.text("dueOn"), closesOn: form.text("closesOn") });
        return { done: "The new days hold." };
      default:
        await api.withdraw({ assignmentId });
        return { done: "Withdrawn." };
    }
  });

/** One form of a client: where it stands, or what was sent, with its score and what staff wrote about it. */
export default function ReviewPage() {
  const { together, assignmentId, clientId, title, who, state, sent, dueOn, closesOn, mayAssign, mayReview, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const time = useViewerTime();
  const form = formOf(formKey, answer);
  const here = `/staff/clients/${clientId}/forms`;
  const { words, tone } = stateTags[state];
  const open = state === "sent" || state === "in-progress" || state === "returned" || state === "expired" || state === "amending";
  return (
    <ChartTab title={title} back={{ href: here, label: "Forms" }} answer={answer} below={who} beside={<Tag tone={tone}>{words}</Tag>}>
      {together ? (
        <section className={styles.section}>
          <h2>In a session</h2>
          {together.why ? <p className="muted">{together.why}</p> : <p><LinkButton href={`${here}/${assignmentId}/together`} variant={together.begun ? "primary" : "secondary"}>{together.begun ? `Go on with ${who}` : `Fill in with ${who}`}</LinkButton></p>}
        </section>
      ) : null}
      {open && mayAssign ? (
        <section className={styles.section}>
          <h2>With {who}</h2>
          <Form method="post" className="row">
            <FormKey form={form} />
            {state === "expired" ? null : <Button name="do" value="nudge">Nudge</Button>}
            <LinkButton href={`${here}?replaces=${assignmentId}`} variant="quiet">Replace</LinkButton>
            <Button name="do" value="withdraw" variant="quiet">Withdraw</Button>
          </Form>
          <Disclosure summary="Give other days" defaultOpen={state === "expired"}>
            <Form method="post" noValidate className={rows.give}>
              <FormKey form={form} />
              <div className={styles.days}>
                <Field type="date" label="Due on" optional {...form.field("dueOn", dueOn)} />
                <Field type="date" label="Closes after" optional {...form.field("closesOn", state === "expired" ? null : closesOn)} />
              </div>
              <p><Button name="do" value="extend">Save these days</Button></p>
            </Form>
          </Disclosure>
        </section>
      ) : null}
      {sent ? (
        <>
          {sent.latest ? null : <Notice>There is a newer copy. <Link href={`${here}/${assignmentId}`}>Read the newest one</Link>.</Notice>}
          {sent.intact ? null : <Notice tone="danger">What is stored is not what was sent. Tell your administrator.</Notice>}
          <p>
            Sent {formatDayTime(sent.submittedAt, time)}{sent.number > 1 ? `, copy ${sent.number}` : ""}, on version {sent.version} of the form.
            {sent.filledInBy ? ` Filled in by ${sent.filledInBy} together with the client.` : ""}{sent.reviewedAt === null ? "" : ` Reviewed ${formatDayTime(sent.reviewedAt, time)}${sent.reviewedBy ? ` by ${sent.reviewedBy}` : ""}.`}
          </p>
          {sent.reason ? <p>Why it was changed: {sent.reason}</p> : null}
          {sent.score ? <div className={styles.score}>{sent.score.map((one) => <p key={one.label}><strong>{one.label}</strong> {one.value}</p>)}</div> : null}
          <ReviewedAnswers lines={sent.lines} />
          {sent.latest && (state === "submitted" || state === "reviewed") ? (
            <section className={styles.section}>
              <h2>Review</h2>
              {state === "submitted" ? <Form method="post"><FormKey form={form} /><input type="hidden" name="submissionId" value={sent.submissionId} /><Button variant="primary" name="do" value="reviewed">Mark as reviewed</Button></Form> : null}
              <Disclosure summary="Give it back" defaultOpen={answer?.problem?.errors["note"] !== undefined}>
                <Form method="post" noValidate className={rows.give}>
                  <FormKey form={form} />
                  <input type="hidden" name="submissionId" value={sent.submissionId} />
                  <Field as="textarea" label="What to look at again" hint={`${who} reads this. The answers are kept.`} rows={3} maxLength={500} {...form.field("note")} />
                  <p><Button name="do" value="give-back">Give it back</Button></p>
                </Form>
              </Disclosure>
            </section>
          ) : null}
          <section className={styles.section}>
            <h2>Notes of your team</h2>
            {sent.annotations.map((note) => <div key={note.id} className={styles.note}><p className="small muted">{note.by}, {formatDayTime(note.at, time)}</p><p>{note.text}</p></div>)}
            <Form method="post" noValidate className="stack-small" key={sent.annotations.length}>
              <FormKey form={form} />
              <input type="hidden" name="submissionId" value={sent.submissionId} />
              <Field as="textarea" label="Add a note" hint="Only your team sees this." rows={2} maxLength={4000} {...form.field("text")} />
              <p><Button name="do" value="annotate">Add note</Button></p>
            </Form>
          </section>
          <p className="row"><LinkButton href={`${here}/${assignmentId}/copy?number=${sent.number}`} download="" icon={<Download aria-hidden="true" size={20} />}>Download (PDF)</LinkButton></p>
          {sent.all.length > 1 ? <section className={styles.section}><h2>Every copy</h2><ul>{sent.all.map((one) => <li key={one.number}>{one.number === sent.number ? `Copy ${one.number}, ` : <><Link href={`${here}/${assignmentId}?copy=${one.number}`}>Copy {one.number}</Link>, </>}{formatDayTime(one.submittedAt, time)}</li>)}</ul></section> : null}
          <p className={styles.hash}>SHA-256 of the answers as they were sent: {sent.hash}</p>
        </>
      ) : <p className="muted">{mayReview ? "Nothing was sent yet. What is being written can be read by nobody else." : "You can see where this form stands, and not what was answered."}</p>}
    </ChartTab>
  );
}
