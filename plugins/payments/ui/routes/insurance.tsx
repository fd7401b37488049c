import { ClientPage, EmptyState, LinkButton, Notice, PageLinks, pageTitle } from "@anteroom/core/ui";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import styles from "../parts/payments.module.css";
import { PolicyRows } from "../parts/policy-rows.tsx";

export const meta = pageTitle("Insurance");

export async function loader(args: LoaderFunctionArgs) {
  const after = cursorIn(args.request);
  return { ...(await pluginPageApi<PaymentsRouter>("payments", args).insurance({ after })), after, isSent: new URL(args.request.url).searchParams.has("sent") };
}

/** The client's insurance: what counts now, and what counted before. */
export default function InsurancePage() {
  const { now, earlier, next, after, isSent } = useLoaderData<typeof loader>();
  return (
    <ClientPage title="Insurance" below="Your practice checks each insurance before it uses it." back={{ href: "/payments", label: "Payment & Insurances" }} beside={<LinkButton variant="primary" href={`/payments/insurance/new?rank=${now.some((one) => one.rank === "primary") ? "secondary" : "primary"}`}>Add insurance</LinkButton>}>
      {isSent ? <Notice tone="success">Your insurance is sent. Your practice looks at it next.</Notice> : null}
      {now.length === 0 ? <EmptyState>There is no insurance yet.</EmptyState> : <PolicyRows rows={now} base="/payments/insurance" label="Insurance" />}
      {earlier.length > 0 || after ? (
        <section className={styles.section} aria-labelledby="before">
          <h2 id="before">Before</h2>
          <PolicyRows rows={earlier} base="/payments/insurance" label="Insurance before" />
          <PageLinks here="/payments/insurance" next={next} after={after} />
        </section>
      ) : null}
    </ClientPage>
  );
}
