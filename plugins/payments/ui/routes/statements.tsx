import { Button, ClientPage, EmptyState, FormKey, Money, Notice, PageLinks, formOf, formatCalendarDay, newUlid, pageTitle, useViewerTime } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import { PaperFields, paperName } from "../parts/paper-fields.tsx";
import { PaperRows } from "../parts/paper-rows.tsx";
import styles from "../parts/payments.module.css";
import { monthsBefore, rangeOf } from "../parts/ranges.ts";

export const meta = pageTitle("Generate Date Range Invoice");

type Listed = Awaited<ReturnType<ReturnType<PaymentsRouter["createCaller"]>["rangeSessions"]>>;
interface Shown extends FormAnswer {
  sessions?: Listed["sessions"];
}

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<PaymentsRouter>("payments", args);
  const [after, made] = [cursorIn(args.request), new URL(args.request.url).searchParams.get("made")];
  const months = monthsBefore(new Date(), 12);
  const all = rangeOf(months.at(-1)?.value ?? "", "", "");
  const [papers, { professionals }] = await Promise.all([api.documents({ after }), api.rangeSessions({ from: all.from, to: rangeOf(months[0]?.value ?? "", "", "").to })]);
  return { papers, professionals, months, made: papers.documents.find((one) => one.id === made) ?? null, after, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api): Promise<Shown> => {
    const values = Object.fromEntries([...new Set(form.data.keys())].map((name) => [name, form.texts(name)]));
    const asked = { ...rangeOf(form.text("month"), form.text("from"), form.text("to")), staffId: form.text("staffId") || null };
    if (form.text("intent") === "show") return { sessions: (await api.rangeSessions(asked)).sessions, problem: { errors: {}, values } };
    const { id } = await api.generate({ ...asked, kind: form.text("kind") as "invoice" });
    throw redirect(`/payments/statements?made=${id}`);
  });

/** Makes an invoice, superbill or statement of a month or of any days, and keeps all that were made. */
export default function StatementsPage() {
  const { papers, professionals, months, made, after, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Shown | undefined;
  const form = formOf(formKey, answer);
  const kind = paperName(form.field("kind", "invoice").defaultValue);
  return (
    <ClientPage title="Generate Date Range Invoice" back={{ href: "/payments", label: "Payment & Insurances" }} answer={answer?.sessions ? undefined : answer}>
      {made && !answer ? <Notice tone="success" title="It is ready"><p><a href={`/files/${made.fileId}`}>{made.title}<span className="vh"> (PDF)</span></a></p></Notice> : null}
      <Form method="post" action="/payments/statements" noValidate className={styles.form} key={form.key}>
        <FormKey form={form} />
        <PaperFields form={form} months={months} professionals={professionals} />
        <div className={styles.buttons}>
          <Button name="intent" value="show">Show sessions</Button>
          <Button variant="primary" name="intent" value="make">{answer?.sessions ? `Generate ${kind}` : "Generate"}</Button>
        </div>
      </Form>
      {answer?.sessions ? <Sessions rows={answer.sessions} /> : null}
      <section className={styles.section} aria-labelledby="made">
        <h2 id="made">Made before</h2>
        {papers.documents.length === 0 ? <EmptyState>Nothing was made yet.</EmptyState> : <PaperRows rows={papers.documents} />}
        <PageLinks here="/payments/statements" next={papers.next} after={after} />
      </section>
    </ClientPage>
  );
}

function Sessions({ rows }: { rows: Listed["sessions"] }) {
  const time = useViewerTime();
  return (
    <section className={styles.section} aria-labelledby="sessions">
      <h2 id="sessions" tabIndex={-1}>Sessions in these days</h2>
      {rows.length === 0 ? <EmptyState>There are no charged sessions in these days.</EmptyState> : (
        <ul role="list" className={styles.rows} aria-label="Sessions in these days">
          {rows.map((row) => (
            <li key={row.id}>
              <div><strong>{formatCalendarDay(row.day, time)}</strong><p className={styles.detail}>{row.what}</p></div>
              <div className={styles.amount}><p><Money minor={row.amount} currency={row.currency} /></p>{row.paid > 0 ? <p className={styles.detail}>Paid <Money minor={row.paid} currency={row.currency} /></p> : null}</div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
