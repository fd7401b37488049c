import { LinkButton } from "@anteroom/core/ui";
import styles from "./payments.module.css";

/** What else there is beside the billing queue. */
export function BillingLinks({ mayBill }: { mayBill: boolean }) {
  return (
    <div className={styles.buttons}>
      <LinkButton variant="quiet" href="/staff/billing/aging">Who owes what</LinkButton>
      <LinkButton variant="quiet" href="/staff/billing/days">Compare with the processor</LinkButton>
      {mayBill ? <LinkButton variant="quiet" href="/staff/billing/statements">Statements</LinkButton> : null}
      <LinkButton variant="quiet" href="/staff/billing/books">Export the books</LinkButton>
    </div>
  );
}
