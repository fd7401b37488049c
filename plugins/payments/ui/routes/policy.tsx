import { ClientPage, LinkButton, Notice, Tag, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import styles from "../parts/payments.module.css";
import { PolicyFacts } from "../parts/policy-facts.tsx";
import { enteredByStaff, policyWords } from "../parts/policy-words.ts";

export const meta = pageTitle("Insurance");

export async function loader(args: LoaderFunctionArgs) {
  return { policy: await pluginPageApi<PaymentsRouter>("payments", args).insurancePolicy({ id: args.params["id"] ?? "" }) };
}

/** One insurance as it was sent, and how it stands. */
export default function PolicyPage() {
  const { policy } = useLoaderData<typeof loader>();
  const { tag, tone, text } = policyWords(policy, false);
  const isOld = policy.followed || policy.replaced;
  const again = policy.state === "rejected" ? "Send it again" : policy.state === "expired" || policy.warned ? "Send the new card" : "Change it";
  return (
    <ClientPage title={policy.insurer} back={{ href: "/payments/insurance", label: "Insurance" }}>
      <p className={styles.buttons}><Tag tone={tone}>{tag}</Tag> <span>{text}</span></p>
      {policy.reason !== null ? <Notice tone="warning" title="Why it was not accepted">{policy.reason}</Notice> : null}
      {policy.source === "staff" ? <p className={styles.detail}>{enteredByStaff}</p> : null}
      <PolicyFacts of={policy} />
      {isOld ? null : <div className={styles.buttons}><LinkButton variant={again === "Change it" ? "secondary" : "primary"} href={`/payments/insurance/new?like=${policy.id}`}>{again}</LinkButton></div>}
    </ClientPage>
  );
}
