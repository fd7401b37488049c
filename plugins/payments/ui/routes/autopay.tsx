import { Button, Checkbox, ClientPage, Disclosure, Facts, Field, FormKey, Link, LinkButton, Money, Notice, Radios, Tag, When, formOf, formatCalendarDay, newUlid, pageTitle, useViewerTime } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import { amountOf } from "../parts/amount-of.ts";
import styles from "../parts/payments.module.css";

export const meta = pageTitle("Automatic payments");

const here = "/payments/autopay";
const said: Record<string, string> = { agreed: "Automatic payments are on.", paused: "Paused. Nothing is charged until you go on.", active: "Automatic payments go on.", ended: "Automatic payments are off.", stopped: "This payment is stopped. You can pay the invoice yourself.", "stop-plan": "The plan is stopped. You can pay what is left by yourself.", "change-plan": "Changed. The parts to come are paid with this." };
type Moment = "sent" | "session" | "due" | "day";
const moments: Record<Moment, string> = { due: "On the day that each invoice is due", sent: "After each invoice is sent", session: "After each invoice for sessions is sent", day: "On a day of each month" };
const monthDays = Array.from({ length: 28 }, (_, at) => String(at + 1));
const whenWords = ({ moment, monthDay }: { moment: Moment; monthDay: number | null }): string => (moment === "day" ? `On day ${monthDay ?? 1} of each month` : moments[moment]);

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<PaymentsRouter>("payments", args);
  const asked = new URL(args.request.url).searchParams;
  const [autopay, { methods, live }] = await Promise.all([api.autopay(), api.methods()]);
  return { ...autopay, methods: methods.map((one) => ({ id: one.id, name: one.name, payerId: one.payerId, isExpired: one.expiry === "expired" })), live, stoppingPlan: asked.get("stop-plan"), changingPlan: asked.get("change-plan"), isEnding: asked.has("end"), isChanging: asked.has("change"), done: said[asked.get("done") ?? ""] ?? null, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api) => {
    const intent = form.text("intent");
    if (intent === "agree") await api.agreeToAutopay({ key: form.key, methodId: form.text("methodId"), backupId: form.text("backupId") || null, cap: form.text("cap"), moment: form.text("moment") as "due", monthDay: form.text("monthDay") ? Number(form.text("monthDay")) : null, agreed: form.ticked("agreed") as true });
    else if (intent === "stop") await api.stopAutopayment({ id: form.text("id") });
    else if (intent === "stop-plan") await api.stopPlan({ id: form.text("id") });
    else if (intent === "change-plan") await api.changePlanMethod({ id: form.text("id"), methodId: form.text("methodId") });
    else await api.changeAutopay({ to: intent as "paused" });
    throw redirect(`${here}?done=${intent === "agree" ? "agreed" : intent === "stop" ? "stopped" : intent}`);
  });

/** Agrees to automatic payments, with bounds of one's own; shows plans and what is coming, and stops them. */
export default function AutopayPage() {
  const { mandate, plans, coming, methods, live, hours, box, sentBefore, isEnding, isChanging, stoppingPlan, changingPlan, done, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const nameOf = (id: string | null): string => methods.find((one) => one.id === id)?.name ?? "None";
  return (
    <ClientPage title="Automatic payments" back={{ href: "/payments", label: "Payment & Insurances" }} answer={answer}>
      {done && !answer ? <Notice tone="success">{done}</Notice> : null}
      {mandate && isChanging && live && methods.length > 0 ? <AgreeForm form={form} methods={methods} box={box} sentBefore={sentBefore} before={mandate} /> : mandate ? (
        <>
          <p><Tag tone={mandate.state === "active" ? "success" : "neutral"}>{mandate.state === "active" ? "On" : "Paused"}</Tag></p>
          <Facts ruled items={[{ label: "Paid with", value: nameOf(mandate.methodId) }, { label: "Backup", value: nameOf(mandate.backupId) }, { label: "Never more than", value: <><Money minor={mandate.cap} currency={mandate.currency} /> at once</> }, { label: "When", value: whenWords(mandate) }]} />
          <Disclosure summary="What you agreed to"><p className="measure">{mandate.consent}</p></Disclosure>
          {isEnding ? (
            <Form method="post" action={here} className={styles.buttons}>
              <span>End automatic payments?</span>
              <Button variant="danger" name="intent" value="ended">Yes, end them</Button>
              <LinkButton href={here}>Keep them</LinkButton>
            </Form>
          ) : (
            <Form method="post" action={here} className={styles.buttons}>
              {mandate.state === "active" ? <Button name="intent" value="paused">Pause</Button> : <Button variant="primary" name="intent" value="active">Go on</Button>}
              {live && methods.length > 0 ? <LinkButton href={`${here}?change`}>Change</LinkButton> : null}
              <LinkButton variant="quiet" href={`${here}?end`}>End automatic payments</LinkButton>
            </Form>
          )}
        </>
      ) : !live ? <p>Ask your practice how to pay.</p> : methods.length === 0 ? (
        <>
          <p>Add a card or bank account first. Then you can let it pay your invoices by itself.</p>
          <p><LinkButton variant="primary" href="/payments/methods">Payment methods</LinkButton></p>
        </>
      ) : <AgreeForm form={form} methods={methods} box={box} sentBefore={sentBefore} />}
      {isChanging ? null : <>
        {plans.length > 0 ? (
          <section className={styles.section} aria-labelledby="plans">
            <h2 id="plans">Payment plans</h2>
            <ul role="list" className={styles.rows} aria-label="Payment plans">
              {plans.map((plan) => <li key={plan.id}><PlanRow plan={plan} paidWith={nameOf(plan.methodId)} methods={methods.filter((one) => one.payerId === plan.payerId && !one.isExpired)} asks={stoppingPlan === plan.id ? "stop" : changingPlan === plan.id ? "change" : null} form={form} /></li>)}
            </ul>
          </section>
        ) : null}
        {mandate || coming.length > 0 ? <Coming coming={coming} hours={hours} /> : null}
      </>}
    </ClientPage>
  );
}

/** What was announced, each with its own stop. */
function Coming({ coming, hours }: { coming: readonly { id: string; cause: "autopay" | "plan"; invoiceId: string; state: string; chargeAt: number }[]; hours: number }) {
  return (
    <section className={styles.section} aria-labelledby="coming">
      <h2 id="coming">What is coming</h2>
      {coming.length === 0 ? <p className="muted">Nothing is planned. You are told {hours} hours before each payment.</p> : (
        <ul role="list" className={styles.rows} aria-label="What is coming">
          {coming.map((one) => (
            <li key={one.id}>
              <div><Link href={`/payments/invoices/${one.invoiceId}`}>Open the invoice</Link><p className={styles.detail}>{one.cause === "plan" ? "A part of a payment plan, " : null}<When start={new Date(one.chargeAt).toISOString()} /></p></div>
              {one.state === "charging" ? <Tag>Being paid</Tag> : <Form method="post" action={here}><input type="hidden" name="id" value={one.id} /><Button name="intent" value="stop">Stop this payment</Button></Form>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface ShownPlan {
  id: string;
  invoiceId: string;
  number: number | null;
  methodId: string | null;
  currency: string;
  parts: readonly { id: string; day: string; amount: number; state: string }[];
}

/** A plan that the viewer agreed to, with the ways to stop it and to pay it with something else. */
function PlanRow({ plan, paidWith, methods, asks, form }: { plan: ShownPlan; paidWith: string; methods: readonly { id: string; name: string }[]; asks: "stop" | "change" | null; form: DrawnForm }) {
  const name = `Invoice ${plan.number ?? ""}`;
  const time = useViewerTime();
  const next = plan.parts.find((part) => part.state === "planned" || part.state === "running");
  return (
    <div>
      <p><Link href={`/payments/invoices/${plan.invoiceId}`}>{name}</Link></p>
      <p className={styles.detail}>{plan.parts.filter((part) => part.state === "paid").length} of {plan.parts.length} parts paid, with {paidWith}</p>
      {next ? <p className={styles.detail}>Next: <Money minor={next.amount} currency={plan.currency} /> on {formatCalendarDay(next.day, time)}</p> : null}
      {asks === "stop" ? (
        <Form method="post" action={here} className={styles.buttons}>
          <input type="hidden" name="id" value={plan.id} />
          <span>Stop this plan? What is left is asked for by the invoice again.</span>
          <Button variant="danger" name="intent" value="stop-plan">Yes, stop it</Button>
          <LinkButton href={here}>Keep it</LinkButton>
        </Form>
      ) : asks === "change" ? (
        <Form method="post" action={`${here}?change-plan=${plan.id}`} noValidate className={styles.form} key={form.key}>
          <input type="hidden" name="id" value={plan.id} />
          <Radios legend="Pay the parts to come with" id="methodId" {...choice(form.field("methodId", plan.methodId ?? undefined))} options={methods.map((one) => ({ value: one.id, label: one.name }))} />
          <div className={styles.buttons}><Button variant="primary" name="intent" value="change-plan">Save</Button><LinkButton variant="quiet" href={here}>Cancel</LinkButton></div>
        </Form>
      ) : (
        <div className={styles.buttons}>
          {methods.some((one) => one.id !== plan.methodId) ? <LinkButton href={`${here}?change-plan=${plan.id}`}>Pay with another<span className="vh">: {name}</span></LinkButton> : null}
          <LinkButton variant="quiet" href={`${here}?stop-plan=${plan.id}`}>Stop this plan<span className="vh">: {name}</span></LinkButton>
        </div>
      )}
    </div>
  );
}

const choice = (field: { name: string; defaultValue: string | undefined; error: string | undefined }) => ({ name: field.name, ...(field.defaultValue ? { defaultValue: field.defaultValue } : {}), ...(field.error ? { error: field.error } : {}) });

interface Bounds {
  methodId: string;
  backupId: string | null;
  cap: number;
  currency: string;
  moment: Moment;
  monthDay: number | null;
}

/** The bounds of an agreement, the first or, with `before`, one that takes the place of another. */
function AgreeForm({ form, methods, box, sentBefore, before }: { form: DrawnForm; methods: readonly { id: string; name: string }[]; box: { label: string; hint: string }; sentBefore: number; before?: Bounds }) {
  const { defaultChecked, error, name } = form.tick("agreed");
  return (
    <Form method="post" action={before ? `${here}?change` : here} noValidate className={styles.form} key={form.key}>
      {before ? <p>What you agree to here takes the place of what you agreed to before. Payments that were announced are stopped.</p> : <p>Automatic payments are off. When they are on, your invoices are paid within the bounds that you set here.</p>}
      <FormKey form={form} />
      <Radios legend="Pay with" id="methodId" {...choice(form.field("methodId", before?.methodId ?? methods[0]?.id))} options={methods.map((one) => ({ value: one.id, label: one.name }))} />
      {methods.length > 1 ? (
        <Field as="select" label="Backup, if that fails" width="medium" id="backupId" {...form.field("backupId", before?.backupId ?? "")}>
          <option value="">None</option>
          {methods.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </Field>
      ) : null}
      <Field label="Never more than" inputMode="decimal" width="short" hint="At once, such as 150" id="cap" {...form.field("cap", before ? amountOf(before.cap, before.currency) : undefined)} />
      <Radios legend="When" id="moment" {...choice(form.field("moment", before?.moment))} options={[{ value: "due", label: moments.due }, { value: "sent", label: moments.sent }, { value: "session", label: moments.session, hint: "You pay other invoices yourself" }, { value: "day", label: moments.day, hint: `What is open then and was sent at least ${sentBefore} days before` }]} />
      <Field as="select" label="Day of the month" optional hint="For the last choice above" width="short" id="monthDay" {...form.field("monthDay", before?.monthDay ? String(before.monthDay) : "")}>
        <option value="">None</option>
        {monthDays.map((day) => <option key={day} value={day}>{day}</option>)}
      </Field>
      <Checkbox name={name} id="agreed" defaultChecked={defaultChecked} {...(error ? { error } : {})} {...box} />
      <div className={styles.buttons}><Button variant="primary" name="intent" value="agree">{before ? "Save what I agree to" : "Turn on automatic payments"}</Button>{before ? <LinkButton variant="quiet" href={here}>Cancel</LinkButton> : null}</div>
    </Form>
  );
}
