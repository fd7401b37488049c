import { Button } from "@anteroom/core/ui/button.tsx";
import { EmptyState } from "@anteroom/core/ui/empty-state.tsx";
import { ChevronLeft } from "@anteroom/core/ui/icons.ts";
import { Link } from "@anteroom/core/ui/link.tsx";
import { Notice } from "@anteroom/core/ui/notice.tsx";
import { Radios } from "@anteroom/core/ui/options.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { askFor, textOf, type FormProblem } from "../account/form-answer.ts";
import { ProblemSummary } from "../account/problem-summary.tsx";
import { peopleWords } from "../inbox/people-words.ts";
import { openTopic, topicChoices } from "../inbox/topics.ts";
import { pageAnswer } from "../page-answer.ts";
import { data, Form, redirect, useActionData, useLoaderData } from "../remix.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "../remix.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { portalHomeFor } from "../shell/client/request-home.ts";
import styles from "./new-conversation.module.css";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await portalHomeFor(request, context);
  return { topics: await pageAnswer(request, topicChoices(context.caller)) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const asked = await askFor(request, form, () => openTopic(context.caller, textOf(form, "key")));
  if (!asked.ok) return data<{ problem: FormProblem }>({ problem: asked.problem }, { status: 400 });
  return redirect(`/c/${asked.value}`);
}

export const meta = pageTitle("Start a Conversation");

/** Whom a further conversation is with: a part of the team by topic, or one professional. */
export default function NewConversation() {
  const { topics } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const why = topics === null ? "You cannot start a conversation here now." : topics.why;
  return (
    <>
      <p><Link href="/c" className={styles.back}><ChevronLeft aria-hidden="true" size={20} />Conversations</Link></p>
      {problem ? <div className={styles.problem}><ProblemSummary problem={problem} fields={["key"]} /></div> : null}
      <PageHeading below="Only you and the people you choose here see what is written in it. They may add a colleague, and you are told when they do.">Start a Conversation</PageHeading>
      {why ? (
        <Notice>{why}</Notice>
      ) : topics?.choices.length ? (
        <Form method="post" noValidate className={styles.form}>
          <Radios
            legend="Who do you want to write to?" name="key" defaultValue={problem?.values["key"]} error={problem?.errors["key"]}
            options={topics.choices.map((choice) => ({ value: choice.key, label: choice.label, hint: hintOf(choice) }))}
          />
          <p><Button variant="primary">Start</Button></p>
        </Form>
      ) : (
        <EmptyState>There is nobody to write to yet.</EmptyState>
      )}
    </>
  );
}

function hintOf({ label, people, conversationId }: { label: string; people: string[]; conversationId: string | null }): string | undefined {
  const who = people.length === 1 && people[0] === label ? "" : peopleWords(people);
  return [who, conversationId ? "You have this conversation already" : ""].filter(Boolean).join(". ") || undefined;
}
