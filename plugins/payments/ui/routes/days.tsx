import { Button, EmptyState, Field, FormKey, Money, Notice, PageLinks, StaffPage, Tag, formOf, formatCalendarDay, newUlid, pageTitle, useViewerTime } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import { DifferenceRows } from "../parts/difference-rows.tsx";
import styles from "../parts/payments.module.css";

export const meta = pageTitle("Compare with the processor");

const here = "/staff/billing/days";
const said: Record<string, string> = { settle: "Settled.", compare: "The day was compared.", agrees: "Both agree now.", open: "The processor was asked. The difference is still there." };

export async function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams;
  const after = cursorIn(args.request);
  return { ...(await pluginPageApi<PaymentsRouter>("payments", args).comparison({ after })), after, settling: asked.get("settle"), done: said[asked.get("done") ?? ""] ?? null, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api): Promise<FormAnswer> => {
    const [intent, id] = [form.text("intent"), form.text("id")];
    if (intent === "ask") throw redirect(`${here}?done=${(await api.askAboutDifference({ id })).state === "open" ? "open" : "agrees"}`);
    if (intent === "settle") await api.settleDifference({ id, note: form.text("note") });
    else await api.compareAgain({ day: form.text("day") });
    throw redirect(`${here}?done=${intent}`);
  });

/** What the ledger and the processor say of each day, and what they do not agree on. */
export default function DaysPage() {
  const { days, next, after, open, settled, settling, live, today, mayBill, done, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const time = useViewerTime();
  const openDays = new Set(open.map((one) => `${one.day}${one.currency}`));
  return (
    <StaffPage title="Compare with the processor" below="What moved at the processor each day, as the ledger has it and as the processor has it. It is compared every morning." back={{ href: "/staff/billing", label: "Billing" }} answer={answer}>
      {done && !answer ? <Notice tone="success">{done}</Notice> : null}
      {live ? null : <Notice tone="info">The payment processor is not set up, so there is nothing to compare.</Notice>}
      {open.length > 0 ? (
        <section className={styles.list} aria-labelledby="open">
          <h2 id="open">Look at these</h2>
          <DifferenceRows rows={open} form={form} settling={settling} mayBill={mayBill} />
        </section>
      ) : null}
      <section className={styles.list} aria-labelledby="days">
        <h2 id="days">Days</h2>
        {days.length === 0 ? <EmptyState>No day was compared yet.</EmptyState> : (
          <table className={styles.table} role="table">
            <caption className="vh">What moved at the processor each day</caption>
            <thead><tr><th scope="col">Day</th><th scope="col">Ledger</th><th scope="col">Processor</th><th scope="col">Result</th></tr></thead>
            <tbody>
              {days.map((row) => (
                <tr key={`${row.day}${row.currency}`}>
                  <th scope="row">{formatCalendarDay(row.day, time)}</th>
                  <td data-label="Ledger"><Money minor={row.ledger} currency={row.currency} /></td>
                  <td data-label="Processor"><Money minor={row.processor} currency={row.currency} /></td>
                  <td data-label="Result">{openDays.has(`${row.day}${row.currency}`) ? <Tag tone="warning">Look at it</Tag> : row.ledger === row.processor ? <Tag tone="success">Agrees</Tag> : <Tag>Agrees with the days around</Tag>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <PageLinks here={here} next={next} after={after} />
      </section>
      {mayBill && live ? (
        <Form method="post" noValidate className={styles.form} key={`compare${form.key}`}>
          <FormKey form={form} />
          <Field label="Compare a day now" type="date" width="medium" id="day" {...form.field("day", today)} />
          <div><Button name="intent" value="compare">Compare</Button></div>
        </Form>
      ) : null}
      {settled.length > 0 ? (
        <section className={styles.list} aria-labelledby="settled">
          <h2 id="settled">Settled lately</h2>
          <DifferenceRows rows={settled} form={form} settling={null} mayBill={false} />
        </section>
      ) : null}
    </StaffPage>
  );
}
