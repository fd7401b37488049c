import { formatMoney } from "@anteroom/core/ui";
import type { PayAsk } from "../../server/rows/services.ts";

export interface AskedFor {
  ask: PayAsk;
  minor: number;
}

/** "A deposit of $50.00" and its like, or nothing: what has to be done to book. */
export const askWords = ({ ask, minor }: AskedFor, currency: string): string => (ask === "none" ? "" : ask === "card" ? "A card on file" : ask === "full" ? `The price of ${formatMoney(minor, currency)}` : `A deposit of ${formatMoney(minor, currency)}`);

/** Whether it has to be done before the time is theirs: what is asked for by request is paid when that was accepted. */
export const isFirst = ({ ask, hasCard }: AskedFor & { hasCard: boolean }, byRequest: boolean): boolean => (ask === "card" ? !hasCard : ask !== "none" && !byRequest);
