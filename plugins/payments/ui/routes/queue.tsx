import { Button, EmptyState, FormKey, LinkButton, Notice, PageLinks, StaffPage, Tabs, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import { BillingLinks } from "../parts/billing-links.tsx";
import styles from "../parts/payments.module.css";
import { QueueRows } from "../parts/queue-rows.tsx";

export const meta = pageTitle("Billing");

type Tab = "drafts" | "overdue" | "failed" | "disputes" | "refunds" | "questions" | "superbills" | "credit";

const tabs: readonly { tab: Tab; label: string; none: string }[] = [
  { tab: "drafts", label: "To check", none: "No drafts to check. Sessions that took place come here." },
  { tab: "overdue", label: "Overdue", none: "Nothing is overdue." },
  { tab: "failed", label: "Not paid", none: "No payment has failed." },
  { tab: "disputes", label: "Disputed", none: "No payment is disputed." },
  { tab: "refunds", label: "Refunds", none: "Every refund went through, and no bank asks about a payment." },
  { tab: "questions", label: "Questions", none: "Nobody has a question about an invoice." },
  { tab: "superbills", label: "Superbills", none: "Every superbill that was due is made." },
  { tab: "credit", label: "In credit", none: "All money counts for an invoice." },
];
const said: Record<string, string> = { close: "Done. It is off the list.", credit: "The credit counts for open invoices now." };

export async function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams;
  const tab = tabs.find((one) => one.tab === asked.get("tab"))?.tab ?? "drafts";
  const after = cursorIn(args.request);
  return { ...(await pluginPageApi<PaymentsRouter>("payments", args).queue({ tab, after })), after, act: asked.get("do"), done: said[asked.get("done") ?? ""] ?? null, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api): Promise<FormAnswer> => {
    const [what = "", id = ""] = form.text("intent").split(":");
    if (what === "issue" || what === "all") throw redirect(`/staff/billing/runs/${(await api.issueDrafts({ key: form.key, ids: what === "all" ? [] : form.texts("id"), all: what === "all" })).id}`);
    if (what === "close") await api.closeMatter({ id });
    else await api.useCredit({ key: form.key, paymentId: id });
    throw redirect(`/staff/billing?tab=${form.text("tab")}&done=${what}`);
  });

/** What waits in billing, heap by heap. */
export default function QueuePage() {
  const { tab, counts, items, next, after, act, done, mayBill, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const sendsAll = mayBill && act === "all" && tab === "drafts" && counts.drafts > 0;
  const here = `/staff/billing?tab=${tab}`;
  return (
    <StaffPage title="Billing" answer={answer}>
      {done && !answer ? <Notice tone="success">{done}</Notice> : null}
      <BillingLinks mayBill={mayBill} />
      <Tabs label="What waits" tabs={tabs.map((one) => ({ href: `/staff/billing?tab=${one.tab}`, label: one.label, current: one.tab === tab, count: counts[one.tab], most: 99 }))} />
      {sendsAll ? (
        <Form method="post" className={styles.section} aria-labelledby="act" key={form.key}>
          <h2 id="act">Send all {counts.drafts} drafts?</h2>
          <p className="measure">Each comes into the conversation of who pays it. What was sent cannot be a draft again, only void.</p>
          <FormKey form={form} />
          <input type="hidden" name="tab" value="drafts" />
          <div className={styles.buttons}><Button variant="primary" name="intent" value="all">Send all</Button><LinkButton variant="quiet" href="/staff/billing?tab=drafts">Cancel</LinkButton></div>
        </Form>
      ) : null}
      {items.length === 0 ? <EmptyState>{counts[tab] > 0 ? "What waits here is about clients whom you do not see." : tabs.find((one) => one.tab === tab)?.none}</EmptyState> : (
        <Form method="post" className={styles.list} key={`${tab}${form.key}`}>
          <FormKey form={form} />
          <input type="hidden" name="tab" value={tab} />
          <QueueRows items={items} tab={tab} mayBill={mayBill && !sendsAll} />
          {mayBill && tab === "drafts" && !sendsAll ? (
            <div className={styles.buttons}>
              <Button variant="primary" name="intent" value="issue">Send those ticked</Button>
              {counts.drafts > 1 ? <LinkButton variant="quiet" href="/staff/billing?tab=drafts&do=all">Send all {counts.drafts}</LinkButton> : null}
            </div>
          ) : null}
        </Form>
      )}
      <PageLinks here={here} next={next} after={after} more="More" first="From the start" />
    </StaffPage>
  );
}
