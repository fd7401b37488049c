import { Button, Facts, Field, FormKey, Link, LinkButton, Notice, StaffPage, Tag, When, formOf, formatMoney, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { useLive } from "@anteroom/core/ui/use-live.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { ConflictTag } from "../parts/conflict-tag.tsx";
import { FeeChoice } from "../parts/fee-choice.tsx";
import { InviteForm } from "../parts/invite-form.tsx";
import { InvitedPeople } from "../parts/invited-people.tsx";
import { LateChoice } from "../parts/late-choice.tsx";
import { placeWords } from "../parts/place-words.ts";
import { repeatWords } from "../parts/repeat-words.ts";
import styles from "../parts/scheduling.module.css";
import { isSoon } from "../parts/soon.ts";
import { StateTag } from "../parts/state-tag.tsx";
import { TwoClocks } from "../parts/two-clocks.tsx";

export const meta = pageTitle("Appointment");

/** What whoever comes from another page has done there. */
const saidOf = (query: URLSearchParams): string => (query.has("new") ? "Booked. The client is told." : query.has("accepted") ? "Accepted. The client is told." : "");

export async function loader(args: LoaderFunctionArgs) {
  const one = await pluginPageApi<SchedulingRouter>("scheduling", args).details({ id: args.params["appointmentId"] ?? "" });
  return { one, said: saidOf(new URL(args.request.url).searchParams), now: new Date().toISOString(), formKey: newUlid() };
}

const done: Record<string, string> = {
  accept: "Accepted. The client is told.", decline: "Declined. The client is told.", undo: "It is booked again. Nobody was told.", completed: "Marked as taken place.", missed: "Marked as missed.",
  charge: "The fee is confirmed. The client is told.", waive: "The fee is waived. The client is told.", late: "The client sees it on the appointment.", invite: "Invited. The mail is on its way.", uninvite: "They are not invited any more, and are told.",
};

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api) => {
    const at = { id: args.params["appointmentId"] ?? "", key: form.key };
    const intent = form.text("intent");
    if (intent === "invite") await api.invite({ ...at, name: form.text("name"), email: form.text("email"), relation: form.text("relation"), agreed: form.ticked("agreed") as true });
    else if (intent === "uninvite") await api.uninvite({ id: form.text("person") });
    else if (intent === "accept") await api.accept(at);
    else if (intent === "decline") await api.decline({ ...at, reason: form.text("reason") });
    else if (intent === "undo") await api.undoCancel(at);
    else if (intent === "completed" || intent === "missed") await api.outcome({ ...at, came: intent === "completed" });
    else if (intent === "charge" || intent === "waive") await api.decideFee({ ...at, of: form.text("of") === "moved" ? "moved" : "ended", charge: intent === "charge" });
    else await api.runningLate({ ...at, minutes: form.text("minutes") });
    return { done: done[intent] ?? done["late"] ?? "" };
  });

/** One appointment for staff: who comes, when and where, and every step that can be taken. */
export default function StaffAppointmentPage() {
  const { one, said, now, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const { revalidate, state: loading } = useRevalidator();
  useLive("card:changed", () => {
    if (loading === "idle") revalidate();
  });
  const stands = one.state === "booked" || one.state === "confirmed";
  const begun = one.startsAt <= now;
  const mayDecide = one.mayManage && begun && (stands || one.state === "completed" || one.state === "no-show");
  return (
    <StaffPage title={one.service.name} back={{ href: "/staff/calendar", label: "Calendar" }} answer={answer ?? (said ? { done: said } : undefined)}>
      <p>
        <StateTag state={one.state} />{" "}
        {one.runningLate && now < one.endsAt ? <>{one.runningLate.side === "staff" ? "You said that you are" : "The client is"} about {one.runningLate.minutes} minutes late.</> : null}
        {one.state === "requested" && one.expiresAt ? <>Held until <When start={one.expiresAt} />.{one.replacesId ? <> It would take the place of <Link href={`/staff/calendar/${one.replacesId}`}>another appointment</Link>.</> : null}</> : null}
      </p>
      {one.conflict ? <Notice tone="warning"><ConflictTag conflict={one.conflict} /> This has come in the way of the time since the client asked for it. Propose other times, or accept it all the same.</Notice> : null}
      {one.undoUntil && one.mayManage ? (
        <Form method="post" className={styles.verbs} key={`undo ${form.key}`}>
          <FormKey form={form} />
          <Button name="intent" value="undo" variant="primary">Undo</Button>
          <span>You can take this back until <When start={one.undoUntil} show="time" />. Nobody is told before then.</span>
        </Form>
      ) : null}
      <Facts
        ruled
        items={[
          { label: "Who", value: <>{one.clients.map(({ id, name }, index) => <span key={id}>{index > 0 ? ", " : ""}<Link href={`/staff/clients/${id}`}>{name}</Link></span>)}{one.others > 0 ? ` and ${one.others} more` : ""}</> },
          { label: "When", value: <TwoClocks start={one.startsAt} end={one.endsAt} zone={one.zone} place={one.place} there="There" /> },
          { label: "With", value: [one.professional.name, one.second].filter(Boolean).join(" and ") },
          ...(one.groupId ? [{ label: "Group", value: <Link href={`/staff/calendar/groups/${one.groupId}`}>Everybody who takes part</Link> }] : []),
          { label: "Where", value: [placeWords(one.place, one.location?.name), one.room].filter(Boolean).join(", ") },
          ...(one.form ? [{ label: "Form", value: one.form.done ? "Sent" : <Tag tone={one.form.late ? "warning" : "neutral"}>{one.form.late ? "Not sent, and late" : "Not sent yet"}</Tag> }] : []),
          ...(one.seriesId ? [{ label: "Repeats", value: "One of a series: move or cancel this one, or those after it too" }] : []),
          ...(one.repeat && one.state === "requested" ? [{ label: "Repeats", value: `Asked for: ${repeatWords(one.repeat)}` }] : []),
          ...(one.note ? [{ label: "From the client", value: <span className={styles.typed}>{one.note}</span> }] : []),
          ...(one.staffNote ? [{ label: "For the team", value: <span className={styles.typed}>{one.staffNote}</span> }] : []),
          ...(one.reason ? [{ label: "Reason", value: <span className={styles.typed}>{one.reason}</span> }] : []),
          ...(one.priceMinor > 0 ? [{ label: "Price", value: formatMoney(one.priceMinor, one.currency) }] : []),
          ...(one.pay.minor > 0 && one.state === "requested" ? [{ label: one.pay.ask === "full" ? "Paid ahead" : "Deposit", value: `${formatMoney(one.pay.minor, one.currency)}, which the client is asked to pay when you accept` }] : []),
          ...(one.pay.minor > 0 && (one.pay.state === "done" || one.pay.state === "due") ? [{ label: one.pay.ask === "full" ? "Paid ahead" : "Deposit", value: one.pay.state === "done" ? `${formatMoney(one.pay.minor, one.currency)}, paid` : <Tag tone="warning">{formatMoney(one.pay.minor, one.currency)}, not paid yet</Tag> }] : []),
          ...(one.movedFeeState === "confirmed" ? [{ label: "Fee for the late change", value: formatMoney(one.movedFeeMinor, one.currency) }] : one.movedFeeState === "waived" ? [{ label: "Fee for the late change", value: "Waived" }] : []),
          ...(one.feeState === "confirmed" ? [{ label: "Fee", value: formatMoney(one.feeMinor, one.currency) }] : one.feeState === "waived" ? [{ label: "Fee", value: "Waived" }] : []),
        ]}
      />
      {one.movedFeeState === "proposed" && one.mayManage ? <FeeChoice money={formatMoney(one.movedFeeMinor, one.currency)} why="moved" form={form} /> : null}
      {one.feeState === "proposed" && one.mayManage ? <FeeChoice money={formatMoney(one.feeMinor, one.currency)} why={one.state === "no-show" ? "missed" : "cancelled"} form={form} /> : null}
      {one.state === "requested" && one.mayManage ? (
        <>
          <Form method="post" className={styles.verbs} key={`accept ${form.key}`}>
            <FormKey form={form} />
            {one.repeat ? <LinkButton variant="primary" href={`/staff/calendar/${one.id}/series`}>Look at all {one.repeat.times} times</LinkButton> : null}
            <Button name="intent" value="accept" variant={one.repeat ? "secondary" : "primary"}>{one.repeat ? "Accept this time only" : "Accept"}</Button>
            {one.portalUserId ? <LinkButton href={`/staff/calendar/${one.id}/propose`}>Propose other times</LinkButton> : null}
          </Form>
          <Form method="post" noValidate className="stack" id="decline" key={`decline ${form.key}`}>
            <FormKey form={form} />
            <Field as="textarea" rows={2} label="Reason, if you decline" optional hint="The client sees it." maxLength={500} {...form.field("reason")} />
            <Button name="intent" value="decline">Decline</Button>
          </Form>
        </>
      ) : null}
      {mayDecide ? (
        <Form method="post" className={styles.verbs} key={`outcome ${form.key}`}>
          <FormKey form={form} />
          {one.state !== "completed" ? <Button name="intent" value="completed" variant={stands ? "primary" : "secondary"}>It took place</Button> : null}
          {one.state !== "no-show" ? <Button name="intent" value="missed">Client did not come</Button> : null}
        </Form>
      ) : null}
      <InvitedPeople people={one.invited} form={form} mayEnd={one.mayManage} about="They have no portal, and see neither the client nor each other." />
      {one.mayInvite ? <InviteForm form={form} /> : null}
      {one.mayManage && isSoon(one, now) ? <LateChoice form={form}>Tell the client</LateChoice> : null}
      {one.mayManage && stands && !one.undoUntil && one.endsAt > now ? (
        <div className={styles.verbs}>
          <LinkButton href={`/staff/calendar/${one.id}/move`}>{one.groupId ? "Move the group" : "Move"}</LinkButton>
          <LinkButton href={`/staff/calendar/${one.id}/cancel`}>{one.groupId ? "Remove from the group" : "Cancel the appointment"}</LinkButton>
        </div>
      ) : null}
      {one.clients.length === 0 && one.others > 0 ? <Notice>These clients are not yours to see.</Notice> : null}
    </StaffPage>
  );
}
