import { Button, ClientPage, Facts, FormKey, Link, LinkButton, Notice, formOf, formatDayTime, newUlid, pageTitle, useViewerTime, formatCalendarDay } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import { SentCopy } from "../filling/sent-copy.tsx";
import { sayMinutes, saySaved } from "../say-when.ts";

export const meta = pageTitle("Form");

export async function loader(args: LoaderFunctionArgs) {
  const assignmentId = args.params["assignmentId"] ?? "";
  const api = pluginPageApi<FormsRouter>("forms", args);
  const number = Number(new URL(args.request.url).searchParams.get("copy")) || undefined;
  const form = await api.open({ assignmentId });
  const copy = form.mayRead ? await api.sent({ assignmentId, ...(number ? { number } : {}) }) : null;
  return { form, copy, looksBack: number !== undefined, formKey: newUlid() };
}

/** Start, and keep what was sent. */
export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (form, api) => {
    const assignmentId = args.params["assignmentId"] ?? "";
    if (form.text("do") === "keep") {
      await api.keepSent({ assignmentId });
      return { done: "What you sent stays as it was." };
    }
    const { step } = await api.start({ assignmentId });
    throw redirect(`/forms/${assignmentId}/${step}`);
  });

/** What somebody reads before they begin, and what they sent when it is done. */
export default function FormPage() {
  const { form, copy, looksBack, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const time = useViewerTime();
  const { state, from } = form;
  const back = form.packet ? { href: `/forms/packets/${form.packet.id}`, label: form.packet.title } : { href: "/forms", label: "Forms" };
  if (copy && (looksBack || !form.own || (state !== "returned" && state !== "amending"))) return <SentCopy form={form} copy={copy} answer={answer} />;
  if (state === "revoked" || state === "expired") {
    return (
      <ClientPage title={form.title} back={back} answer={answer}>
        {form.replacedBy ? <Notice>There is a newer version of this form. <Link href={`/forms/${form.replacedBy}`}>Open the newer one</Link>.</Notice>
          : state === "revoked" ? <Notice>{from} withdrew this form. Nothing that you answered was sent.</Notice>
          : <Notice>You could send this{form.closesOn ? ` until ${formatCalendarDay(form.closesOn, time)}` : " until now"}. Nothing that you answered was sent. Write to your practice if you still want to send it.</Notice>}
        <p><LinkButton href="/">Write to {form.practice}</LinkButton></p>
      </ClientPage>
    );
  }
  const begun = state === "in-progress" || state === "amending";
  const drawn = formOf(formKey, answer);
  const readers = form.sharedWith.length > 0 ? `${form.readBy}. Also ${form.sharedWith.join(" and ")}, because your practice shared it with them` : `${form.readBy}. Nobody else who uses the portal for you`;
  return (
    <ClientPage title={form.title} back={back} answer={answer}>
      {form.returnNote ? <Notice title={`${from} asks you to look at your answers again`}>{form.returnNote}</Notice> : null}
      {form.note ? <Notice title={`A note from ${from}`}>{form.note}</Notice> : null}
      {form.purpose ? <p>{form.purpose}</p> : null}
      <Facts items={[
        { label: "Who reads your answers", value: `${readers}.` },
        { label: "Time", value: `${sayMinutes(form.minutes)}, ${form.questions} ${form.questions === 1 ? "question" : "questions"}.` },
        ...(form.dueOn ? [{ label: "Due", value: `${formatCalendarDay(form.dueOn, time)}${form.overdue ? ". You can still send it" : ""}.` }] : []),
        { label: "Stopping", value: "You can stop at any time. What you have answered is kept, and you can go on with it on any device." },
      ]} />
      {form.sensitive ? <Notice>Some questions may be hard to answer. Take your time, and leave it for later if you need to.</Notice> : null}
      {form.newer && begun ? <Notice>This form was changed after you got it. You finish the one that you have.</Notice> : null}
      {begun && form.savedAt !== null ? <p className="muted">{form.place ? `${form.place}. ` : null}Saved {saySaved(form.savedAt, time)}.</p> : null}
      {form.packet ? <p className="muted">Step {form.packet.step} of {form.packet.of} in {form.packet.title}.</p> : null}
      {form.packet?.locked ? <Notice>This opens when you have sent the step before it.</Notice> : <Form method="post" className="row">
        <FormKey form={drawn} />
        <Button variant="primary" name="do" value="start">{begun || state === "returned" ? "Continue" : "Start"}</Button>
        {state === "amending" ? <Button name="do" value="keep" variant="quiet">Keep what I sent</Button> : null}
        {begun || state === "returned" ? null : <LinkButton href="/forms" variant="quiet">Not now</LinkButton>}
      </Form>}
      {copy ? <p><Link href={`/forms/${form.id}?copy=${copy.number}`}>Read what you sent on {formatDayTime(copy.submittedAt, time)}</Link></p> : null}
    </ClientPage>
  );
}
