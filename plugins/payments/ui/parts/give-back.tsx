import { LinkButton, formatMoney } from "@anteroom/core/ui";

/** Leads from a payment to the form that gives it back. */
export function GiveBack({ base, payment: { id, label, amount, currency } }: { base: string; payment: { id: string; label: string; amount: number; currency: string } }) {
  return <LinkButton variant="quiet" href={`${base}?do=refund&payment=${id}`}>Give back<span className="vh"> {label}, {formatMoney(amount, currency)}</span></LinkButton>;
}
