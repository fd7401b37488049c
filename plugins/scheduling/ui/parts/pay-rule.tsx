import type { Shown } from "./appointment-facts.tsx";
import { askWords } from "./ask-words.ts";

/** What has to be done to book an appointment, and what becomes of the money. */
export function PayRule({ of: { pay, currency } }: { of: Pick<Shown, "pay" | "currency"> }) {
  if (pay.ask === "card") return <>{pay.hasCard ? "A card on file. You have one." : "A card on file. Nothing is charged now."}</>;
  return <>{askWords(pay, currency)}. It counts for the appointment, and comes back to you when you cancel while that is free.</>;
}
