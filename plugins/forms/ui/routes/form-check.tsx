import { Button, FormKey, FormOutcome, Link, Notice, PageHeading, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { ChevronLeft } from "@anteroom/core/ui/icons.ts";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useMemo } from "react";
import type { FormsRouter } from "../../server/router.ts";
import { profileWords } from "../../words/item-types.ts";
import { HelpPanel } from "../alerts/help-panel.tsx";
import { AnswerList } from "../filling/answer-list.tsx";
import styles from "../filling/form-page.module.css";

export const meta = pageTitle("Check your answers");

export async function loader(args: LoaderFunctionArgs) {
  const assignmentId = args.params["assignmentId"] ?? "";
  const api = pluginPageApi<FormsRouter>("forms", args);
  const { state, sharedWith } = await api.open({ assignmentId });
  if (state !== "in-progress" && state !== "amending") throw redirect(`/forms/${assignmentId}`);
  return { ...(await api.check({ assignmentId })), sharedWith, assignmentId, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (form, api) => {
    const assignmentId = args.params["assignmentId"] ?? "";
    await api.submit({ assignmentId, key: form.key });
    throw redirect(`/forms/${assignmentId}/done`);
  });

const listed = (words: readonly string[]): string => (words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join(""));

/** Every answer, with links to change them, before they are sent. */
export default function FormCheck() {
  const { help, carries, assignmentId, formKey, title, from, readBy, sharedWith, last, lines, amending } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const sending = useNavigation().state === "submitting";
  const form = formOf(formKey, answer);
  const base = `/forms/${assignmentId}`;
  const missing = lines.filter((line) => line.error);
  // The fields of the problem stand on other pages: each sentence leads to its own.
  const problem = useMemo(() => answer?.problem ? { ...answer, problem: { ...answer.problem, errors: missing.length > 0 ? { form: `${missing.length === 1 ? "1 answer is" : `${missing.length} answers are`} missing. The links below lead to ${missing.length === 1 ? "it" : "them"}.` } : { form: Object.values(answer.problem.errors)[0] ?? "Check your answers." } } } : answer, [answer, missing.length]);
  return (
    <div className={styles.page}>
      <Link className={styles.back} href={`${base}/${last}`}><ChevronLeft aria-hidden="true" size={20} />Back</Link>
      <FormOutcome answer={problem} />
      <PageHeading above={title}>Check your answers</PageHeading>
      {help ? <HelpPanel help={help} /> : null}
      <AnswerList lines={lines.map((line) => ({ itemId: line.itemId, label: line.stem ? `${line.stem} ${line.label}` : line.label, text: line.text, error: line.error, change: `${base}/${line.step}?check` }))} />
      <p>{readBy} can read this{sharedWith.length > 0 ? `, and ${sharedWith.join(" and ")}` : ", and nobody else who uses the portal for you"}.{amending ? " What you sent before stays in your record beside it." : ""}</p>
      {carries.length > 0 ? <Notice title="Your Client Information changes too">{`When you send this, your practice also gets your new ${listed(carries.map((detail) => profileWords[detail]))}.`}</Notice> : null}
      <Form method="post" className={styles.buttons}>
        <FormKey form={form} />
        <Button variant="primary" busy={sending} busyLabel="Sending…">Send to {from}</Button>
        <Link href="/forms">Come back later</Link>
      </Form>
    </div>
  );
}
