import { Button, ClientPage, FormKey, Link, LinkButton, Notice, When, formOf, formatMoney, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { useLive } from "@anteroom/core/ui/use-live.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { AppointmentFacts } from "../parts/appointment-facts.tsx";
import type { Shown } from "../parts/appointment-facts.tsx";
import { ContactPractice } from "../parts/contact-practice.tsx";
import { InvitedPeople } from "../parts/invited-people.tsx";
import { LateChoice } from "../parts/late-choice.tsx";
import styles from "../parts/scheduling.module.css";
import { isSoon } from "../parts/soon.ts";
import { StateTag } from "../parts/state-tag.tsx";
import { ToPay } from "../parts/to-pay.tsx";

export const meta = pageTitle("Appointment");

/** What somebody is told who comes from booking it, or from paying for it. */
function saidOf({ state, pay }: Shown, query: URLSearchParams): string {
  if (query.has("paid")) return pay.state === "done" ? "Thank you. It is paid." : "";
  if (!query.has("new")) return "";
  return state === "requested" ? "You asked for this time. Your practice will answer by message." : "Your appointment is booked.";
}

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<SchedulingRouter>("scheduling", args);
  const before = await api.one({ id: args.params["appointmentId"] ?? "" });
  // Somebody comes back from paying.
  const settled = before.pay.state === "due" && before.state !== "held" ? await api.settle({ id: before.id }).catch(() => null) : null;
  const one = settled ? await api.one({ id: before.id }) : before;
  if (one.state === "held") throw redirect(`/scheduling/new/confirm?hold=${one.id}`);
  return { one, onItsWay: settled?.onItsWay ?? false, said: saidOf(one, new URL(args.request.url).searchParams), now: new Date().toISOString(), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api) => {
    const at = { id: args.params["appointmentId"] ?? "", key: form.key };
    const intent = form.text("intent");
    if (intent === "pay") throw redirect((await api.pay({ id: at.id })).path);
    if (intent === "uninvite") await api.uninvite({ id: form.text("person") });
    else if (intent === "undo") await api.undoCancel(at);
    else if (intent === "coming") await api.confirmComing(at);
    else await api.runningLate({ ...at, minutes: form.text("minutes") });
    return { done: { uninvite: "They are not invited any more, and are told.", undo: "It is booked again. Nobody was told.", coming: "Thank you. Your practice knows that you’ll be there." }[intent] ?? "Your professional knows." };
  });

/** One appointment: what it is, and everything that can be done about it now. */
export default function AppointmentPage() {
  const { one, onItsWay, said, now, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const { revalidate, state: loading } = useRevalidator();
  useLive("card:changed", () => {
    if (loading === "idle") revalidate();
  });
  const stands = one.state === "booked" || one.state === "confirmed" || one.state === "requested";
  const canChange = stands && one.state !== "requested" && (one.terms.how === "free" || one.terms.how === "late");
  return (
    <ClientPage title={one.service.name} back={{ href: "/scheduling", label: "Appointments" }} answer={answer ?? (said ? { done: said } : undefined)}>
      <p><StateTag state={one.state} /> <Standing one={one} now={now} /></p>
      {one.undoUntil ? (
        <Form method="post" className={styles.verbs} key={`undo ${form.key}`}>
          <FormKey form={form} />
          <Button name="intent" value="undo" variant="primary">Undo</Button>
          <span>You can take this back until <When start={one.undoUntil} show="time" />. Nobody is told before then.</span>
        </Form>
      ) : null}
      <AppointmentFacts of={one} more={[...(one.reason ? [{ label: "Reason", value: <span className={styles.typed}>{one.reason}</span> }] : []), ...(stands && one.state !== "requested" && one.terms.how !== "contact" && one.terms.lateFrom ? [{ label: "Changes", value: <Rule one={one} now={now} /> }] : [])]} />
      {stands && one.pay.state === "due" ? <ToPay one={one} onItsWay={onItsWay} form={form} /> : null}
      {stands && one.form && !one.form.done && now < one.startsAt ? (
        <Notice tone={one.form.late ? "warning" : "info"} title={one.form.late ? "A form is still missing" : "There is a form to answer first"}>
          <p>Your practice reads it before you meet. {one.form.late ? "You can still send it." : <>Send it by <When start={one.form.dueAt} />.</>}</p>
          {one.form.assignmentId ? <p><LinkButton href={`/forms/${one.form.assignmentId}`}>Open the form</LinkButton></p> : null}
        </Notice>
      ) : null}
      {one.state === "booked" && now < one.startsAt ? (
        <Form method="post" key={`coming ${form.key}`}>
          <FormKey form={form} />
          <Button name="intent" value="coming">I’ll be there</Button>
        </Form>
      ) : null}
      <InvitedPeople people={one.invited} form={form} mayEnd={stands && now < one.endsAt} about="Your practice invited them to this appointment with your agreement. You can take it back." />
      {isSoon(one, now) ? <LateChoice form={form} /> : null}
      {stands && one.state !== "requested" && now < one.endsAt ? <p><a href={`/scheduling/${one.id}/file`} download="appointment.ics">Add to my calendar</a></p> : null}
      {canChange && one.together ? <NotMoved one={one} /> : null}
      {canChange ? (
        <div className={styles.verbs}>
          {one.together ? null : <LinkButton href={`/scheduling/${one.id}/change`}>Change the time</LinkButton>}
          <LinkButton href={`/scheduling/${one.id}/cancel`}>Cancel the appointment</LinkButton>
        </div>
      ) : null}
      {one.state === "requested" ? <div><LinkButton href={`/scheduling/${one.id}/cancel`}>Withdraw the request</LinkButton></div> : null}
      {one.terms.how === "contact" ? <Notice title="It is too late to change or cancel this here"><ContactPractice contact={one.contact} helps="help you" /></Notice> : null}
      {one.state === "declined" || one.state === "expired" || one.state === "practice-cancelled" ? <div><LinkButton variant="primary" href="/scheduling/new">Schedule New Appointment</LinkButton></div> : null}
    </ClientPage>
  );
}

function Standing({ one, now }: { one: Shown; now: string }) {
  if (one.runningLate && now < one.endsAt) return <>{one.runningLate.side === "portal" ? "You said that you are" : "Your professional is"} about {one.runningLate.minutes} minutes late.</>;
  if (one.state === "requested" && one.expiresAt) return <>Your practice will answer by <When start={one.expiresAt} />. The time is kept for you.</>;
  if (one.feeState === "confirmed") return <>A fee of {formatMoney(one.feeMinor, one.currency)} applies, as agreed when this was booked.</>;
  if (one.movedFeeState === "confirmed") return <>A fee of {formatMoney(one.movedFeeMinor, one.currency)} for the late change applies, as agreed when this was booked.</>;
  return null;
}

/** Who takes part in a group can leave it or ask; the others' time is not theirs to move. */
function NotMoved({ one: { contact } }: { one: Shown }) {
  return <p>Others come at this time too, so you cannot move it. You can cancel, or {contact.mayMessage ? <Link href="/">write to your practice</Link> : "ask your practice"} about another time.</p>;
}

function Rule({ one: { terms, lateFeeMinor, currency, together }, now }: { one: Shown; now: string }) {
  if (!terms.lateFrom) return null;
  const after = lateFeeMinor === 0 ? "After that, write to your practice." : `After that it costs ${formatMoney(lateFeeMinor, currency)}.`;
  const what = together ? "cancel" : "change or cancel";
  return terms.lateFrom > now ? <>Free to {what} until <When start={terms.lateFrom} />. {after}</> : terms.feeMinor > 0 ? <>{together ? "Cancelling" : "Changing or cancelling"} costs {formatMoney(terms.feeMinor, terms.currency)} now.</> : <>You can still {what} it here.</>;
}
