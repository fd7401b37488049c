import { Button, EmptyState, Field, LinkButton, PageHeading, useAnnounce } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { useEffect } from "react";
import { pageAnswer } from "../../page-answer.ts";
import { data, Form, redirect, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import { formAnswer, textOf, type FormAnswer } from "../form-answer.ts";
import { FormErrors } from "../form-errors.tsx";
import page from "../staff-page.module.css";
import { countryName } from "./countries.ts";
import { isEmpty, linesIn, moved, type HelpLine } from "./help-lines.ts";
import { SavedLine, savedMark } from "./settings-form.tsx";
import styles from "./settings.module.css";

export const meta = pageTitle("Urgent help list");

/** After a refusal too: the form then names what is stored now. */
export const shouldRevalidate = (): boolean => true;

const typed = (line: { label: string; tel?: string; sms?: string; note?: string }): HelpLine => ({ label: line.label, tel: line.tel ?? "", sms: line.sms ?? "", note: line.note ?? "" });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { practice } = context.caller;
  const [details, usual] = await pageAnswer(request, Promise.all([practice.details(), practice.usualHelp()]));
  return { lines: details.urgentHelp.map(typed), revision: details.revision, country: countryName(usual.country), usual: usual.lines.length };
}

type Answer = FormAnswer & { lines: HelpLine[]; said?: string };

/** Buttons on a line change the form and store nothing; Save Changes stores the list as it stands. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const { practice } = context.caller;
  const press = textOf(form, "press");
  const lines = linesIn(form);
  if (press === "usual") return data<Answer>({ lines: (await pageAnswer(request, practice.usualHelp())).lines.map(typed), said: "The usual lines are in the form. Save Changes to keep them." });
  if (press !== "") return data<Answer>({ lines: moved(lines, press), said: press === "add" ? "A line was added at the end." : press.startsWith("remove") ? "The line was removed." : "The line was moved." });
  const kept = lines.filter((line) => !isEmpty(line));
  const saved = await formAnswer(request, form, () => practice.saveUrgentHelp({ revision: Number(textOf(form, "revision")), lines: kept }));
  if (!saved.ok) {
    const { problem } = saved.answer.data;
    return data<Answer>({ lines: kept, problem: problem && { ...problem, errors: Object.fromEntries(Object.entries(problem.errors).map(([name, words]) => [name.replace(/^lines\.(\d+)\.(\w+)$/, "$2-$1"), words])) } }, { status: 400 });
  }
  throw redirect(`/staff/settings/practice/urgent-help?${savedMark()}`);
}

/** The lines that clients see under Get urgent help, in order, moved by buttons. */
export default function UrgentHelpPage() {
  const stored = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { state } = useNavigation();
  const announce = useAnnounce();
  useEffect(() => {
    if (answer?.said) announce.polite(answer.said);
  }, [answer, announce]);
  const lines = answer?.lines ?? stored.lines;
  const problem = answer?.problem;
  return (
    <div className={page.narrow}>
      <BackLink to="/staff/settings/practice">Practice settings</BackLink>
      <PageHeading below="Clients see it under Get urgent help, in this order.">Urgent help list</PageHeading>
      {answer ? null : <SavedLine />}
      <Form method="post" noValidate className={page.form} key={JSON.stringify(lines)}>
        <FormErrors problem={problem} />
        <input type="hidden" name="revision" value={stored.revision} />
        {/* Enter in a field saves, whatever button comes first on the page. */}
        <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
        {lines.length === 0 ? <EmptyState>There are no lines. Clients are told to call their local emergency number.</EmptyState> : null}
        {lines.map((line, at) => (
          <fieldset key={at} className={styles.line}>
            <legend>{line.label || `Line ${at + 1}`}</legend>
            <Field label="Who answers" name="label" id={`label-${at}`} defaultValue={line.label} error={problem?.errors[`label-${at}`]} maxLength={100} autoComplete="off" />
            <div className={page.pair}>
              <Field label="Phone number" optional name="tel" id={`tel-${at}`} inputMode="tel" defaultValue={line.tel} error={problem?.errors[`tel-${at}`]} maxLength={40} autoComplete="off" />
              <Field label="Number for text messages" optional name="sms" id={`sms-${at}`} inputMode="tel" defaultValue={line.sms} error={problem?.errors[`sms-${at}`]} maxLength={40} autoComplete="off" />
            </div>
            <Field label="Note" optional name="note" id={`note-${at}`} hint="Such as Day and night." defaultValue={line.note} error={problem?.errors[`note-${at}`]} maxLength={200} autoComplete="off" />
            <div className={page.buttons}>
              {at > 0 ? <Button variant="quiet" name="press" value={`up:${at}`}>Move up<span className="vh"> {line.label}</span></Button> : null}
              {at < lines.length - 1 ? <Button variant="quiet" name="press" value={`down:${at}`}>Move down<span className="vh"> {line.label}</span></Button> : null}
              <Button variant="quiet" name="press" value={`remove:${at}`}>Remove<span className="vh"> {line.label || `line ${at + 1}`}</span></Button>
            </div>
          </fieldset>
        ))}
        <div className={page.buttons}>
          <Button name="press" value="add">Add a line</Button>
          {stored.usual > 0 ? <Button name="press" value="usual">Use the usual lines for {stored.country}</Button> : null}
        </div>
        <div className={page.buttons}>
          <Button variant="primary" busy={state === "submitting"} busyLabel="Saving…">Save Changes</Button>
          <LinkButton href="/staff/settings/practice">Cancel</LinkButton>
        </div>
      </Form>
    </div>
  );
}
