import { Button, ChartTab, Field, FormKey, LinkButton, Money, Notice, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { notFoundPage, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import { amountOf } from "../parts/amount-of.ts";
import { ChangeDraftForm } from "../parts/billing-forms.tsx";
import { CodesForm } from "../parts/codes-form.tsx";
import { GiveBack } from "../parts/give-back.tsx";
import { InvoiceFacts } from "../parts/invoice-facts.tsx";
import type { LineStart } from "../parts/line-fields.tsx";
import styles from "../parts/payments.module.css";
import { PlanForm } from "../parts/plan-form.tsx";
import { StateTag } from "../parts/state-tag.tsx";
import { linesShown, mostLines, oneMoreLine, typedCodes, typedLines } from "../parts/typed-lines.ts";

export const meta = pageTitle("Invoice, client chart");

const said: Record<string, string> = { change: "Saved.", unlink: "The link is withdrawn. Nobody can pay by it any more.", codes: "The codes are corrected.", send: "Sent.", void: "It is void. Nobody is asked for it any more.", credit: "Credited.", "write-off": "Written off. Nobody is asked for the rest any more.", plan: "The plan is proposed in the conversation.", "cancel-plan": "The plan is taken back. The rest is asked for by the invoice again." };
const asks: Record<string, { title: string; below: string; button: string }> = {
  void: { title: "Make it void?", below: "Nobody is asked for it any more, and its sessions can be charged again. It cannot be taken back.", button: "Make it void" },
  "write-off": { title: "Write off what is left?", below: "Nobody is asked for the rest any more. It cannot be taken back.", button: "Write it off" },
  "cancel-plan": { title: "Take the plan back?", below: "Its parts that are to come are not charged. The rest is asked for by the invoice again.", button: "Take the plan back" },
  credit: { title: "Take a part off", below: "What was paid beyond the rest becomes credit.", button: "Credit" },
};

export async function loader(args: LoaderFunctionArgs) {
  const { clientId = "", id = "" } = args.params;
  const invoice = await pluginPageApi<PaymentsRouter>("payments", args).staffInvoice({ id });
  if (invoice.clientId !== clientId) throw notFoundPage("this invoice");
  const asked = new URL(args.request.url).searchParams;
  return { invoice, act: asked.get("do") ?? "", done: said[asked.get("done") ?? ""] ?? null, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api): Promise<FormAnswer & { payLink?: string; lines?: number }> => {
    const { clientId = "", id = "" } = args.params;
    const intent = form.text("intent");
    const at = { key: form.key, id };
    if (intent === "link") return { payLink: (await api.payLink({ invoiceId: id })).url };
    if (intent === "more") return oneMoreLine(form);
    if (intent === "unlink") await api.withdrawPayLinks({ invoiceId: id });
    else if (intent === "change") await api.changeDraft({ ...at, seen: Number(form.text("seen")), lines: typedLines(form) });
    else if (intent === "codes") await api.correctCodes({ ...at, lines: typedCodes(form) });
    else if (intent === "send") await api.sendInvoice(at);
    else if (intent === "void") await api.voidInvoice(at);
    else if (intent === "write-off") await api.writeOff({ ...at, reason: form.text("reason") });
    else if (intent === "cancel-plan") await api.cancelPlan({ id: form.text("planId") });
    else if (intent === "plan") await api.proposePlan({ key: form.key, invoiceId: id, parts: Number(form.text("parts")), first: form.text("first"), every: form.text("every") as "month" });
    else await api.credit({ ...at, amount: form.text("amount"), reason: form.text("reason") });
    throw redirect(`/staff/clients/${clientId}/billing/${id}?done=${intent}`);
  });

/** One invoice as staff see it, and what can be done with it now. */
export default function StaffInvoicePage() {
  const { invoice, act, done, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as (FormAnswer & { payLink?: string; lines?: number }) | undefined;
  const form = formOf(formKey, answer);
  const base = `/staff/clients/${invoice.clientId}/billing`;
  const here = `${base}/${invoice.id}`;
  const state = invoice.state ?? "";
  const isOpen = state === "open" || state === "partly paid";
  // A page to pay on that somebody left open can be closed; money that is on its way cannot be called back.
  const isFree = invoice.pending <= (invoice.begun?.amount ?? 0);
  const may: Record<string, boolean> = {
    change: invoice.mayBill && state === "draft" && invoice.lines.length <= mostLines,
    codes: invoice.mayBill && invoice.kind === "services" && state !== "draft" && state !== "void",
    void: invoice.mayBill && (state === "draft" || (state === "open" && isFree && invoice.credited === 0)),
    credit: invoice.mayRefund && !["draft", "void", "written off"].includes(state),
    "write-off": invoice.mayRefund && isOpen && isFree,
    plan: invoice.mayBill && isOpen && invoice.live && (invoice.payable ?? 0) > 0 && invoice.plan === null,
    "cancel-plan": invoice.mayBill && invoice.plan !== null,
  };
  const start = invoice.lines.map((line): LineStart => ({ id: line.id, day: line.day, description: line.what, code: line.code ?? "", modifiers: (line.modifiers ?? []).join(", "), diagnoses: (line.diagnoses ?? []).join(", "), placeCode: line.placeCode ?? "", quantity: String(line.quantity), amount: amountOf(line.unitAmount, invoice.currency ?? "USD") }));
  const asking = may[act] ? asks[act] : undefined;
  return (
    <ChartTab title={invoice.number === null ? "Draft invoice" : `Invoice ${invoice.number ?? ""}`} back={{ href: base, label: "Billing" }} answer={answer?.payLink || answer?.lines ? undefined : answer}>
      {answer?.payLink ? (
        <Notice tone="success" title="A link to pay without signing in">
          <p>It shows the amount, the number and your practice, and works for 30 days or until it is paid. It is shown only now.</p>
          <Field label="Link to pay" name="pay-link" readOnly defaultValue={answer.payLink} />
        </Notice>
      ) : null}
      {done && !answer ? <Notice tone="success">{done}</Notice> : null}
      {invoice.passed ? <Notice tone="warning" title="More than was estimated"><p>{state === "draft" ? "With this invoice " : ""}<Money minor={invoice.passed.over} currency={invoice.currency ?? "USD"} /> more is charged than the client’s <a href={`${base}/estimates`}>good faith estimate</a> says for these days. The client can dispute that. Talk to them, or send a new estimate first.</p></Notice> : null}
      <p><StateTag state={state} overdue={invoice.overdue === true} /></p>
      {may["change"] && act === "change" ? <ChangeDraftForm form={form} back={here} today={invoice.lines[0]?.day ?? ""} lines={linesShown(answer, start.length)} start={start} seen={invoice.changedAt} /> : may["codes"] && act === "codes" ? <CodesForm form={form} back={here} start={start} /> : may["plan"] && act === "plan" ? <PlanForm form={form} back={here} /> : asking ? (
        <Form method="post" noValidate className={styles.section} aria-labelledby="act" key={form.key}>
          <h2 id="act">{asking.title}</h2>
          <p className="measure">{asking.below}</p>
          {invoice.begun && (act === "void" || act === "write-off") ? <Notice title="Somebody has the page to pay open"><p><Money minor={invoice.begun.amount} currency={invoice.currency ?? "USD"} /> was begun there and not paid. The page is closed first. If they pay in that moment, the payment counts, the invoice stays and you are told.</p></Notice> : null}
          <FormKey form={form} />
          {act === "cancel-plan" ? <input type="hidden" name="planId" value={invoice.plan?.id} /> : null}
          {act === "credit" ? <Field label="Amount" inputMode="decimal" width="short" id="amount" {...form.field("amount")} /> : null}
          {act === "credit" || act === "write-off" ? <Field label="Why" maxLength={500} hint="Only your team sees it" id="reason" {...form.field("reason")} /> : null}
          <div className={styles.buttons}><Button variant="danger" name="intent" value={act}>{asking.button}</Button><LinkButton variant="quiet" href={here}>Cancel</LinkButton></div>
        </Form>
      ) : (
        <div className={styles.buttons}>
          {invoice.mayBill && state === "draft" ? <Form method="post"><FormKey form={form} /><Button variant="primary" name="intent" value="send">Send invoice</Button></Form> : null}
          {may["change"] ? <LinkButton href={`${here}?do=change`}>Change the charges</LinkButton> : null}
          {invoice.mayBill && isOpen && invoice.live && (invoice.payable ?? 0) > 0 ? <Form method="post"><FormKey form={form} /><Button name="intent" value="link">Make a link to pay</Button></Form> : null}
          {invoice.links > 0 ? <Form method="post"><FormKey form={form} /><Button name="intent" value="unlink">{invoice.links === 1 ? "Withdraw the link to pay" : "Withdraw the links to pay"}</Button></Form> : null}
          {may["plan"] ? <LinkButton href={`${here}?do=plan`}>Propose a plan</LinkButton> : null}
          {may["cancel-plan"] ? <LinkButton href={`${here}?do=cancel-plan`}>Take the plan back</LinkButton> : null}
          {may["credit"] ? <LinkButton href={`${here}?do=credit`}>Credit</LinkButton> : null}
          {may["write-off"] ? <LinkButton href={`${here}?do=write-off`}>Write off</LinkButton> : null}
          {may["codes"] ? <LinkButton href={`${here}?do=codes`}>Correct the codes</LinkButton> : null}
          {may["void"] ? <LinkButton href={`${here}?do=void`}>{state === "draft" ? "Throw the draft away" : "Make it void"}</LinkButton> : null}
        </div>
      )}
      <InvoiceFacts of={invoice} beside={(one) => (one.refundable > 0 ? <GiveBack base={base} payment={{ ...one, currency: invoice.currency ?? "USD" }} /> : null)} />
    </ChartTab>
  );
}
