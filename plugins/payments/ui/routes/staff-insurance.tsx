import { ChartTab, EmptyState, LinkButton, PageLinks, pageTitle } from "@anteroom/core/ui";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import styles from "../parts/payments.module.css";
import { PolicyRows } from "../parts/policy-rows.tsx";

export const meta = pageTitle("Insurance, client chart");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  const after = cursorIn(args.request);
  return { ...(await pluginPageApi<PaymentsRouter>("payments", args).clientInsurance({ clientId, after })), clientId, after };
}

/** A client's insurance, for staff. */
export default function StaffInsurancePage() {
  const { now, earlier, next, after, clientId, mayBill } = useLoaderData<typeof loader>();
  const base = `/staff/clients/${clientId}/billing`;
  return (
    <ChartTab title="Insurance" below={`Clients send it themselves. You can ask for it beside the composer: + Card, Ask for insurance.${mayBill ? " Or enter it for them." : ""}`} back={{ href: base, label: "Billing" }} beside={mayBill ? <LinkButton variant="primary" href={`${base}/insurance/new`}>Enter insurance</LinkButton> : null}>
      {now.length === 0 ? <EmptyState>There is no insurance yet.</EmptyState> : <PolicyRows rows={now} base={`${base}/insurance`} label="Insurance" isStaff />}
      {earlier.length > 0 || after ? (
        <section className={styles.section} aria-labelledby="before">
          <h2 id="before">Before</h2>
          <PolicyRows rows={earlier} base={`${base}/insurance`} label="Insurance before" isStaff />
          <PageLinks here={`${base}/insurance`} next={next} after={after} />
        </section>
      ) : null}
    </ChartTab>
  );
}
