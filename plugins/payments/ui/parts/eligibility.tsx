import { Button, Facts, Field, FormKey, LinkButton, Notice, When, formatCalendarDay, formatMoney, useViewerTime } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import type { EligibilityAnswer } from "../../server/index.ts";
import styles from "./payments.module.css";

const standings: Record<EligibilityAnswer["standing"], string> = { active: "It holds", inactive: "It does not hold", refused: "The insurer could not answer", unknown: "The answer does not say" };

/** Asking the insurer by file: the question to take along, and the answer that came back. */
export function Eligibility({ form, here, answer, mayBill }: { form: DrawnForm; here: string; answer: (EligibilityAnswer & { readAt: number }) | null; mayBill: boolean }) {
  const time = useViewerTime();
  const money = (minor: number): string => formatMoney(minor, "USD");
  return (
    <section className={styles.section} aria-labelledby="eligibility">
      <h2 id="eligibility" tabIndex={-1}>Ask the insurer</h2>
      {answer ? (
        <>
          <Facts items={[
            { label: "The insurer’s answer", value: standings[answer.standing] }, ...(answer.insurer ? [{ label: "From", value: answer.insurer }] : []), ...(answer.plan ? [{ label: "Plan", value: answer.plan }] : []),
            ...(answer.startsDay ? [{ label: "First day", value: formatCalendarDay(answer.startsDay, time) }] : []), ...(answer.endsDay ? [{ label: "Last day", value: formatCalendarDay(answer.endsDay, time) }] : []),
            ...(answer.copay === null ? [] : [{ label: "Copay", value: money(answer.copay) }]), ...(answer.coinsurance === null ? [] : [{ label: "The client’s share", value: `${answer.coinsurance / 100}%` }]), ...(answer.deductibleLeft === null ? [] : [{ label: "Left of the deductible", value: money(answer.deductibleLeft) }]),
            { label: "Read", value: <When start={new Date(answer.readAt).toISOString()} /> },
          ]} />
          {answer.problems.length > 0 ? <Notice tone="warning">{answer.problems.join(" ")}</Notice> : null}
        </>
      ) : null}
      {mayBill ? (
        <>
          <p className="measure">Take the question (X12 270) to your clearinghouse, and read its answer (X12 271) in here. The portal sends nothing itself.</p>
          <div className={styles.buttons}><LinkButton download href={`${here}/question`}>Download the question (270)</LinkButton></div>
          <Form method="post" encType="multipart/form-data" noValidate className={styles.form} key={form.key}>
            <FormKey form={form} />
            <Field type="file" label="Answer (271)" id="file" name="file" accept=".txt,.271,.x12,.edi,text/plain" error={form.field("file").error} />
            <div><Button name="intent" value="read">Read the answer</Button></div>
          </Form>
        </>
      ) : null}
    </section>
  );
}
