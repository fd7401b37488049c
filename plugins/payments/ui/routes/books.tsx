import { Button, Field, StaffPage, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import styles from "../parts/payments.module.css";
import { monthsBefore, rangeOf } from "../parts/ranges.ts";

export const meta = pageTitle("Export the books");

/** Asked to turn away who may not export; last month is what bookkeepers want most. */
export async function loader(args: LoaderFunctionArgs) {
  const { today } = await pluginPageApi<PaymentsRouter>("payments", args).aging({});
  const last = monthsBefore(new Date(`${today}T00:00:00Z`), 2)[1]?.value ?? "";
  return { today, ...rangeOf(last, "", "") };
}

/** The journal of the ledger as a file. */
export default function BooksPage() {
  const { from, to, today } = useLoaderData<typeof loader>();
  return (
    <StaffPage title="Export the books" back={{ href: "/staff/billing", label: "Billing" }}>
      <div className="measure">
        <p>A CSV file with every entry of the ledger in these days: date, entry, account, debit, credit, currency and a memo. The lines of one entry have the same number, and their debits and credits are equal. It names no client and no service.</p>
      </div>
      <form method="get" action="/staff/billing/books/file" className={styles.form}>
        <div className={styles.line}>
          <Field label="First day" type="date" name="from" id="from" required max={today} defaultValue={from} />
          <Field label="Last day" type="date" name="to" id="to" required defaultValue={to} />
        </div>
        <div><Button variant="primary">Download CSV</Button></div>
      </form>
      <p className={styles.detail}>The download is written in the audit log.</p>
    </StaffPage>
  );
}
