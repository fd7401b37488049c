import { Button, ChartTab, EmptyState, FormKey, Notice, PageLinks, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import { MissingList } from "../parts/missing-list.tsx";
import { PaperFields } from "../parts/paper-fields.tsx";
import { PaperRows } from "../parts/paper-rows.tsx";
import styles from "../parts/payments.module.css";
import { monthsBefore, rangeOf } from "../parts/ranges.ts";

export const meta = pageTitle("Billing papers, client chart");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  const asked = new URL(args.request.url).searchParams;
  const [after, made] = [cursorIn(args.request), asked.get("made")];
  const papers = await pluginPageApi<PaymentsRouter>("payments", args).clientDocuments({ clientId, after });
  return { ...papers, clientId, after, kind: asked.get("kind") ?? "invoice", made: papers.documents.find((one) => one.id === made) ?? null, months: monthsBefore(new Date(), 12), formKey: newUlid() };
}

type PapersAnswer = FormAnswer & { missing?: Parameters<typeof MissingList>[0]["missing"] };

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api): Promise<PapersAnswer> => {
    const clientId = args.params["clientId"] ?? "";
    const staffId = form.text("staffId") || null;
    const of = { clientId, payerId: form.text("payerId") || null, ...rangeOf(form.text("month"), form.text("from"), form.text("to")) };
    if (form.text("kind") === "superbill" && staffId) {
      const { missing } = await api.superbillMissing({ ...of, staffId });
      if (missing.length > 0) return { missing, problem: { errors: {}, values: Object.fromEntries([...new Set(form.data.keys())].map((name) => [name, form.texts(name)])) } };
    }
    const { id } = await api.generateFor({ ...of, kind: form.text("kind") as "invoice", staffId, additional: form.text("additional") });
    throw redirect(`/staff/clients/${clientId}/billing/papers?made=${id}`);
  });

/** Invoices of a range, superbills and statements of a client: makes them, and keeps what was made. */
export default function StaffPapersPage() {
  const { documents, next, after, made, months, professionals, payers, kind, mayBill, clientId, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as PapersAnswer | undefined;
  const form = formOf(formKey, answer);
  const base = `/staff/clients/${clientId}/billing`;
  return (
    <ChartTab title="Papers" below="What you make is also in the client’s portal." back={{ href: base, label: "Billing" }} answer={answer?.missing ? undefined : answer}>
      {answer?.missing ? <MissingList missing={answer.missing} /> : null}
      {made && !answer ? <Notice tone="success" title="It is ready"><p><a href={`/files/${made.fileId}`}>{made.title}<span className="vh"> (PDF)</span></a></p></Notice> : null}
      {mayBill ? (
        <Form method="post" noValidate className={styles.form} key={form.key}>
          <FormKey form={form} />
          <PaperFields form={form} months={months} professionals={professionals} payers={payers} kind={kind} namesOthers />
          <div><Button variant="primary">Generate</Button></div>
        </Form>
      ) : null}
      <section className={styles.section} aria-labelledby="made">
        <h2 id="made">Made before</h2>
        {documents.length === 0 ? <EmptyState>Nothing was made yet.</EmptyState> : <PaperRows rows={documents} />}
        <PageLinks here={`${base}/papers`} next={next} after={after} />
      </section>
    </ChartTab>
  );
}
