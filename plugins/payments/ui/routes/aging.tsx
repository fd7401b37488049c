import { EmptyState, Link, LinkButton, Money, PageLinks, StaffPage, pageTitle } from "@anteroom/core/ui";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { AgingRow } from "../../server/index.ts";
import type { PaymentsRouter } from "../../server/router.ts";
import styles from "../parts/payments.module.css";

export const meta = pageTitle("Who owes what");

export async function loader(args: LoaderFunctionArgs) {
  const after = cursorIn(args.request);
  return { ...(await pluginPageApi<PaymentsRouter>("payments", args).aging({ after })), after };
}

const columns = [["current", "Not due yet"], ["to30", "1–30 days"], ["to60", "31–60 days"], ["to90", "61–90 days"], ["over90", "Over 90 days"], ["credit", "In credit"], ["balance", "Balance"]] as const;

function Cells({ row }: { row: AgingRow }) {
  return columns.map(([name, label]) => <td key={name} data-label={label} className={row[name] === 0 && name !== "balance" ? styles.nothing : undefined}>{row[name] === 0 ? <span aria-label="nothing">–</span> : <Money minor={row[name]} currency={row.currency} />}</td>);
}

/** What clients owe by how long it has been due. */
export default function AgingPage() {
  const { rows, totals, next, after } = useLoaderData<typeof loader>();
  return (
    <StaffPage
      title="Who owes what" below="By how many days it is past due." wide back={{ href: "/staff/billing", label: "Billing" }}
      beside={totals.length > 0 ? <LinkButton href="/staff/billing/aging/file" download="">Download as CSV</LinkButton> : null}
    >
      {totals.length === 0 ? <EmptyState>Nobody owes anything now.</EmptyState> : (
        <table className={styles.table} role="table">
          <caption className="vh">What clients owe, by days past due</caption>
          <thead><tr><th scope="col">Client</th>{columns.map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr></thead>
          <tbody>
            {rows.map((row) => <tr key={`${row.clientId}${row.currency}`}><th scope="row"><Link href={`/staff/clients/${row.clientId}/billing`}>{row.client}</Link></th><Cells row={row} /></tr>)}
          </tbody>
          <tfoot>
            {totals.map((row) => <tr key={row.currency}><th scope="row">{totals.length > 1 ? `All clients, ${row.currency}` : "All clients"}</th><Cells row={row} /></tr>)}
          </tfoot>
        </table>
      )}
      <PageLinks here="/staff/billing/aging" next={next} after={after} more="More" first="From the start" />
    </StaffPage>
  );
}
