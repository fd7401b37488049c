import { When, formatMoney } from "@anteroom/core/ui";

export interface RuleOfService {
  lateMinutes: number;
  lateFeeMinor: number;
  lateRule: "fee" | "contact";
  currency: string;
}

/** Until when it can be changed, and what is so after that; `now` is the server's. */
export function CancelRule({ startsAt, now, lateMinutes, lateFeeMinor, lateRule, currency }: RuleOfService & { startsAt: string; now: string }) {
  const free = lateMinutes === 0 || (lateRule === "fee" && lateFeeMinor === 0);
  if (free) return <>Free to change or cancel until it begins.</>;
  const lateFrom = new Date(Date.parse(startsAt) - lateMinutes * 60_000).toISOString();
  const after = lateRule === "contact" ? "call or write to your practice to change or cancel it" : `changing or cancelling costs ${formatMoney(lateFeeMinor, currency)}`;
  if (lateFrom <= now) return <>From now on, {after}.</>;
  return <>Free to change or cancel until <When start={lateFrom} />. After that, {after}.</>;
}
