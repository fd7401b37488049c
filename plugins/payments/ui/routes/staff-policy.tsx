import { Button, ChartTab, Field, FormKey, LinkButton, Notice, Tag, When, formOf, formatCalendarDay, newUlid, pageTitle, useViewerTime } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import { amountOf } from "../parts/amount-of.ts";
import { Eligibility } from "../parts/eligibility.tsx";
import styles from "../parts/payments.module.css";
import { PolicyFacts } from "../parts/policy-facts.tsx";
import { policyWords } from "../parts/policy-words.ts";

export const meta = pageTitle("Insurance, client chart");

const said: Record<string, string> = { review: "The client sees that you are looking at it.", verify: "Verified. The client was told.", reject: "Not accepted. The client was told why.", read: "The answer was read.", enter: "Saved. The client sees that you entered it. When the insurer says that it holds, verify it here." };

export async function loader(args: LoaderFunctionArgs) {
  const id = args.params["id"] ?? "";
  return { ...(await pluginPageApi<PaymentsRouter>("payments", args).staffInsurance({ id })), done: said[new URL(args.request.url).searchParams.get("done") ?? ""] ?? null, formKeys: [newUlid(), newUlid(), newUlid()] as const };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api) => {
    const [id, intent, key] = [args.params["id"] ?? "", form.text("intent"), form.key];
    if (intent === "review") await api.reviewInsurance({ id });
    else if (intent === "reject") await api.rejectInsurance({ key, id, reason: form.text("reason") });
    else if (intent === "read") {
      const file = form.data.get("file");
      await api.readEligibility({ id, file: file && typeof file !== "string" ? await file.text() : "" });
    } else await api.verifyInsurance({ key, id, copay: form.text("copay"), startsDay: form.text("startsDay"), endsDay: form.text("endsDay") });
    throw redirect(`/staff/clients/${args.params["clientId"] ?? ""}/billing/insurance/${id}?done=${intent || "verify"}`);
  });

/** One insurance: what was sent, what the insurer says, and the decision. */
export default function StaffPolicyPage() {
  const { policy, clientId, birthDate, sentBy, decidedBy, eligibility, mayBill, done, formKeys } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const time = useViewerTime();
  const intent = answer?.problem?.values["intent"]?.[0];
  const [verify, reject, read] = (["verify", "reject", "read"] as const).map((name, at) => formOf(formKeys[at] ?? "", intent === name ? answer : undefined));
  const base = `/staff/clients/${clientId}/billing/insurance`;
  const { tag, tone, text } = policyWords(policy, true);
  const isOpen = policy.state === "submitted" || policy.state === "in review";
  const mayDecide = mayBill && (isOpen || policy.state === "verified");
  return (
    <ChartTab title={policy.insurer} back={{ href: base, label: "Insurance" }} answer={answer}>
      {done && !answer ? <Notice tone="success">{done}</Notice> : null}
      <p className={styles.buttons}><Tag tone={tone}>{tag}</Tag> <span>{text}</span></p>
      {policy.reason !== null ? <Notice tone="warning" title="Why it was not accepted">{policy.reason}</Notice> : null}
      <p className={styles.detail}>{{ form: "From a form", staff: "Entered", portal: "Sent" }[policy.source]}{sentBy ? ` by ${sentBy}` : ""}, <When start={new Date(policy.createdAt).toISOString()} />{decidedBy && policy.decidedAt ? <>. Decided by {decidedBy}, <When start={new Date(policy.decidedAt).toISOString()} /></> : null}</p>
      <PolicyFacts of={policy} />
      {policy.relation === "self" ? <p className={styles.detail}>{birthDate ? `The client’s date of birth is ${formatCalendarDay(birthDate, time)}.` : "The client’s date of birth is missing. Insurers ask for it."}</p> : null}
      {mayBill ? (
        <div className={styles.buttons}>
          {policy.state === "submitted" ? <Form method="post"><Button name="intent" value="review">Begin to review</Button></Form> : null}
          {policy.followed || policy.replaced ? null : <LinkButton href={`${base}/new?like=${policy.id}`}>{policy.state === "expired" ? "Enter the new card" : "Correct it"}</LinkButton>}
        </div>
      ) : null}
      {read && (isOpen || policy.state === "verified") ? <Eligibility form={read} here={`${base}/${policy.id}`} answer={eligibility} mayBill={mayBill} /> : null}
      {mayDecide && verify && reject ? (
        <>
          <section className={styles.section} aria-labelledby="verify">
            <h2 id="verify">{isOpen ? "Verify" : "Change copay and days"}</h2>
            <Form method="post" noValidate className={styles.form} key={verify.key}>
              <FormKey form={verify} />
              <Field label="Copay for a session" optional inputMode="decimal" width="short" hint="The client sees it. 0 when there is none" {...verify.field("copay", amountIn(policy.copay ?? eligibility?.copay ?? null, policy.currency))} />
              <Field label="First day" optional type="date" width="medium" {...verify.field("startsDay", policy.startsDay ?? eligibility?.startsDay)} />
              <Field label="Last day" optional type="date" width="medium" hint="The client is told 30 days before" {...verify.field("endsDay", policy.endsDay ?? eligibility?.endsDay)} />
              <div><Button variant="primary" name="intent" value="verify">{isOpen ? "Verify" : "Save"}</Button></div>
            </Form>
          </section>
          <section className={styles.section} aria-labelledby="reject">
            <h2 id="reject">{isOpen ? "Do not accept" : "It does not hold any more"}</h2>
            <Form method="post" noValidate className={styles.form} key={reject.key}>
              <FormKey form={reject} />
              <Field as="textarea" rows={3} label="Why" maxLength={500} hint="The client reads it. Say what to send" {...reject.field("reason")} />
              <div><Button variant="danger" name="intent" value="reject">Do not accept</Button></div>
            </Form>
          </section>
        </>
      ) : null}
    </ChartTab>
  );
}

const amountIn = (minor: number | null, currency: string): string => (minor === null ? "" : amountOf(minor, currency));
