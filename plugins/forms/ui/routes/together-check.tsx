import { Button, FormKey, FormOutcome, Link, PageHeading, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { ChevronLeft } from "@anteroom/core/ui/icons.ts";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import { HelpPanel } from "../alerts/help-panel.tsx";
import { AnswerList } from "../filling/answer-list.tsx";
import styles from "../filling/form-page.module.css";

export const meta = pageTitle("Check the answers");

const idOf = ({ params }: LoaderFunctionArgs): string => params["assignmentId"] ?? "";

export async function loader(args: LoaderFunctionArgs) {
  const found = await pluginPageApi<FormsRouter>("forms", args).checkTogether({ assignmentId: idOf(args) });
  const chart = `/staff/clients/${found.clientId}/forms/${idOf(args)}`;
  if (!found.begun) throw redirect(`${chart}/together`);
  return { ...found, chart, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (form, api) => {
    await api.sendTogether({ assignmentId: idOf(args), key: form.key });
    throw redirect(`/staff/clients/${args.params["clientId"] ?? ""}/forms/${idOf(args)}`);
  });

/** Every answer that was given in the session, before it is kept. */
export default function TogetherCheck() {
  const { help, chart, formKey, title, who, readBy, last, lines } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const sending = useNavigation().state === "submitting";
  const base = `${chart}/together`;
  const missing = lines.filter((line) => line.error).length;
  const problem = answer?.problem && missing > 0 ? { ...answer, problem: { ...answer.problem, errors: { form: `${missing === 1 ? "1 answer is" : `${missing} answers are`} missing. The links below lead to ${missing === 1 ? "it" : "them"}.` } } } : answer;
  return (
    <div className={styles.page}>
      <Link className={styles.back} href={`${base}/${last}`}><ChevronLeft aria-hidden="true" size={20} />Back</Link>
      <FormOutcome answer={problem} />
      <PageHeading above={`${title}, with ${who}`}>Check the answers</PageHeading>
      {help ? <HelpPanel help={help} /> : null}
      <AnswerList lines={lines.map((line) => ({ itemId: line.itemId, label: line.stem ? `${line.stem} ${line.label}` : line.label, text: line.text, error: line.error, change: `${base}/${line.step}?check` }))} />
      <p>Go through the answers with {who} once more. {readBy} and {who} can read them. The copy says that you filled it in together.</p>
      <Form method="post" className={styles.buttons}>
        <FormKey form={formOf(formKey, answer)} />
        <Button variant="primary" busy={sending} busyLabel="Keeping…">Keep these answers</Button>
        <Link href={chart}>Come back later</Link>
      </Form>
    </div>
  );
}
