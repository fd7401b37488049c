import type { PluginContext } from "@anteroom/core/server";
import type { Service } from "../rows/services.ts";
import { askedOf, nothingAsked } from "./asked-of.ts";
import type { Asked } from "./asked-of.ts";
import { paymentsNow } from "./payments-door.ts";

export interface AskedNow extends Asked {
  mayPay: boolean;
  hasCard: boolean;
}

/** What a service asks of the viewer now: nothing while there are no payments, or they fail. */
export async function askedNow(ctx: PluginContext, service: Service, known: boolean): Promise<AskedNow> {
  const nothing = { ...nothingAsked, mayPay: false, hasCard: false };
  const asked = askedOf(service, known);
  if (asked.ask === "none") return nothing;
  const now = await paymentsNow(ctx, service.currency);
  return now?.live ? { ...asked, mayPay: now.mayPay, hasCard: now.hasCard } : nothing;
}

/** Whether it has to be done before the time is theirs. What is asked for by request is paid when it was accepted; a card is there before. */
export const isDueFirst = ({ ask, hasCard }: AskedNow, byRequest: boolean): boolean => (ask === "card" ? !hasCard : ask !== "none" && !byRequest);
