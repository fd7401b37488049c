import { moneyText } from "../money/money-text.ts";

interface Facts {
  balance: number;
  currency: string;
  /** Of what is in credit: paid ahead for appointments to come. */
  ahead?: number;
  open: readonly { left: number; pending: number; overdue: boolean }[];
}

/** One sentence why the balance is what it is. */
export function balanceSentence({ balance, currency, ahead = 0, open }: Facts): string {
  const money = (minor: number): string => moneyText(minor, currency);
  const count = (many: number, word: string): string => `${many} ${word}${many === 1 ? "" : "s"}`;
  const asked = open.reduce((sum, one) => sum + one.left, 0);
  const onItsWay = open.reduce((sum, one) => sum + one.pending, 0);
  const credit = asked - balance;
  if (open.length === 0 && balance === 0) return "You have nothing to pay.";
  // Also when something is open: what is in credit is more than that, and is used for it.
  if (balance < 0) {
    const rest = -balance - ahead;
    return [...(rest > 0 ? [`You have ${money(rest)} in credit. It is used for your next invoice.`] : []), ...(ahead > 0 ? [`${money(ahead)} is paid ahead for an appointment.`] : [])].join(" ");
  }
  const overdue = open.filter((one) => one.overdue).length;
  const parts = [`You owe ${money(balance)} for ${count(open.length, "invoice")}${overdue > 0 ? `, ${overdue === open.length && overdue === 1 ? "overdue" : `${overdue} overdue`}` : ""}`];
  if (credit > ahead) parts.push(`${money(credit - ahead)} in credit is taken off`);
  if (ahead > 0) parts.push(`${money(ahead)} that is paid ahead for an appointment is taken off`);
  if (onItsWay > 0) parts.push(`${money(onItsWay)} is on its way`);
  return `${parts.join("; ")}.`;
}
